import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '#tools/hall/server.ts'

/** Written at once while filling, bytes: a page of the disk. */
const PIECE = 4_096

/** A disk of a few MiB that somebody else can fill. */
export class SmallDisk {
  readonly path: string

  private constructor(path: string) {
    this.path = path
  }

  /** Null where this user may not mount one. */
  static mount(mib: number): SmallDisk | null {
    const path = join(temporaryFolder(), 'disk')
    mkdirSync(path)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m`, 'tmpfs', path], { stdio: 'ignore' })
    } catch {
      return null
    }
    const disk = new SmallDisk(path)
    process.once('exit', disk.unmount)
    return disk
  }

  /** Somebody's film, to the last free page. */
  fill(): void {
    const file = openSync(join(this.path, 'film'), 'a')
    try {
      const piece = Buffer.alloc(PIECE, 1)
      while (writeSync(file, piece) === PIECE);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    } finally {
      closeSync(file)
    }
  }

  /** The film is gone. */
  clear(): void {
    rmSync(join(this.path, 'film'), { force: true })
  }

  readonly unmount = (): void => {
    process.removeListener('exit', this.unmount)
    execFileSync('umount', ['--lazy', this.path], { stdio: 'ignore' })
  }
}

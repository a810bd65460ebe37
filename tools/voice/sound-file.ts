import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readWav, wavOf } from '#shared/audio/recording/wav.ts'
import type { Sound } from '#shared/audio/sound.ts'

const QUIET = ['-nostdin', '-loglevel', 'error']

/** Sound itself and nothing that leads elsewhere: a playlist named .mp3 would have ffmpeg open whatever it lists. */
const SOUND_ONLY = ['-protocol_whitelist', 'file', '-format_whitelist', 'mp3,mov,aac,ogg,flac,wav']

/** No voice is longer, s; silence of days fits into a small FLAC. */
const LONGEST = ['-t', '3600']

/** Speech in one channel: a pack of three minutes in a megabyte. */
const BITRATE = '48k'

/**
 * A sound as MP3. ffmpeg writes the encoder's delay into the file, by which every browser decodes it to the sample; `lame`
 * itself leaves it out at this rate, its frames are too small, and all clips would be heard 50 ms late.
 * @throws when ffmpeg is not installed
 */
export function mp3Of(sound: Sound): Uint8Array<ArrayBuffer> {
  return inFolder((folder) => {
    const [wav, mp3] = [join(folder, 'sound.wav'), join(folder, 'sound.mp3')]
    writeFileSync(wav, wavOf(sound))
    const plain = ['-map_metadata', '-1', '-id3v2_version', '0', '-fflags', '+bitexact', '-flags:a', '+bitexact']
    run('ffmpeg', [...QUIET, '-i', wav, '-c:a', 'libmp3lame', '-b:a', BITRATE, ...plain, '-write_xing', '1', mp3])
    return new Uint8Array(readFileSync(mp3))
  })
}

/** Any sound file as samples: WAV by ourselves, everything else by ffmpeg. @throws when it is no sound, or ffmpeg is not installed */
export function soundOf(name: string, bytes: Uint8Array): Sound {
  if (/\.wav$/i.test(name)) return readWav(bytes)
  return inFolder((folder) => {
    const [given, wav] = [join(folder, `given${/\.\w+$/.exec(name)?.[0] ?? ''}`), join(folder, 'sound.wav')]
    writeFileSync(given, bytes)
    run('ffmpeg', [...QUIET, ...SOUND_ONLY, ...LONGEST, '-i', given, '-ac', '1', '-c:a', 'pcm_s16le', wav])
    return readWav(readFileSync(wav))
  })
}

function run(command: string, args: readonly string[]): void {
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (error) throw new Error(`${command} is not installed: apt-get install ${command}`)
  if (status !== 0) throw new Error(`${command}: ${stderr.trim().split('\n')[0] ?? ''}`)
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'hallcast-voice-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

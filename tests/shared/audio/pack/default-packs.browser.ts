import { expect } from '@open-wc/testing'
import { cover } from '#shared/audio/pack/cover.ts'
import { type OpenPack, openPack } from '#shared/audio/pack/open-pack.ts'
import { integratedLoudness } from '#shared/audio/render/loudness.ts'
import { renderCall } from '#shared/audio/render/render-call.ts'
import { truePeak } from '#shared/audio/render/true-peak.ts'
import { amplitude, decibels, durationMs, peakOf, sampleAt } from '#shared/audio/sound.ts'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import { GAP_MS, repeated } from '#shared/domain/phrase/token.ts'
import { DEFAULT_READING, type Wanted } from '#shared/domain/phrase/wanted.ts'

// What a screen does with the packs that ship: fetched, verified and decoded by the browser itself.

const RATE = 48_000

function opened(language: string): Promise<OpenPack> {
  const from = (file: string) => fetch(`/voice/${language}/${file}`)
  return openPack({
    manifest: async () => (await from('pack.json')).text(),
    sound: async (file) => new Uint8Array(await (await from(file)).arrayBuffer()),
    decode: async (bytes) => {
      const copy = bytes.slice().buffer
      const buffer = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(copy)
      return { samples: buffer.getChannelData(0), sampleRate: buffer.sampleRate }
    },
  })
}

const WANTED: readonly Wanted[] = [
  { kind: 'call', tickets: ['A008'], window: '3' },
  { kind: 'recall', tickets: ['V117'], window: '12' },
  { kind: 'call', tickets: ['C456', 'B209'], window: '30', unit: '柜台' },
  { kind: 'prepare', tickets: ['W73'] },
  { kind: 'missed', tickets: ['D904'] },
  { kind: 'closing', minutes: 15 },
  { kind: 'emergency' },
]

for (const language of ['zh', 'en']) {
  describe(`the default pack of ${language}`, () => {
    let open: OpenPack
    before(async function () {
      this.timeout(30_000)
      open = await opened(language)
    })

    it('is decoded to the sample: every clip is heard in its place, and nothing between two of them', () => {
      const { pack, sound } = open
      expect(durationMs(sound)).to.be.closeTo(pack.durationMs, 1)
      const places = [...pack.clips.values()].sort((one, other) => one.startMs - other.startMs)
      const part = (fromMs: number, toMs: number) =>
        sound.samples.subarray(sampleAt(fromMs, RATE), sampleAt(toMs, RATE))
      places.forEach(({ name, startMs, durationMs: ms }, i) => {
        expect(peakOf(part(startMs, startMs + ms)), name).to.be.above(amplitude(-20))
        const endMs = startMs + ms
        const nextMs = places[i + 1]?.startMs ?? pack.durationMs
        // A codec smears by part of a frame, which is why clips lie 50 ms apart; a shift of 20 ms would be seen here.
        expect(peakOf(part(endMs + 20, nextMs - 20)), `behind ${name}`).to.be.below(amplitude(-40))
      })
    })

    it('says calls as long as their clips and pauses, as loud as every call, with no peak above the ceiling', function () {
      this.timeout(30_000)
      for (const wanted of WANTED) {
        const phrase = repeated(SPOKEN_LANGUAGES.get(language)!.phrase(wanted, DEFAULT_READING), 2)
        const covered = cover(phrase, open.pack)
        if (!covered.ok) throw new Error(covered.missing.join(' '))
        const call = renderCall(covered.clips, open.sound)
        const wantedMs = covered.clips.reduce(
          (sum, { clip, gap }, i) => sum + clip.durationMs + (i > 0 ? GAP_MS[gap] : 0),
          0,
        )
        const what = JSON.stringify(wanted)
        expect(durationMs(call), what).to.be.closeTo(wantedMs, 5)
        expect(integratedLoudness(call), what).to.be.within(-18, -16)
        expect(decibels(truePeak(call.samples)), what).to.be.at.most(-1)
      }
    })
  })
}

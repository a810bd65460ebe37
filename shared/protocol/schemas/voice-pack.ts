import { z } from '@hono/zod-openapi'

/** Milliseconds in a sound file, as fine as it is cut. */
const milliseconds = () => z.number().min(0).max(3_600_000)

const line = (meaning: string, longest = 500) => z.string().min(1).max(longest).meta({ description: meaning })

/**
 * `pack.json`: what one voice can say, beside the one sound file it is cut from. Screens read it with `readVoicePack`,
 * which brings no validator along; a test holds the two to the same verdicts.
 */
export const VoicePackSchema = z.object({
  format: z.literal(1).meta({ description: 'Version of this form.' }),
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be small letters, digits and -')
    .meta({ description: 'Names the pack among those of a hall.' }),
  version: line('Grows when the recordings change.', 32),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'must be a language like zh, en or yue')
    .meta({ description: 'The language whose calls it speaks.' }),
  voice: line('Who speaks, or what.'),
  licence: line('Under what terms the recordings may be used.'),
  provenance: line('How they were made.', 2_000),
  sampleRate: z.int().min(8_000).max(96_000).meta({ description: 'Of the sound file, Hz.' }),
  file: z
    .string()
    .regex(
      /^[A-Za-z0-9][\w-]{0,63}\.(?:mp3|m4a|ogg|opus|flac|wav)$/,
      'must be the name of a sound file beside pack.json',
    )
    .meta({ description: 'The sound file, in the same folder.' }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
    .meta({ description: 'SHA-256 of the sound file.' }),
  durationMs: milliseconds().meta({ description: 'Length of the sound file, ms.' }),
  loudness: z.number().min(-60).max(0).meta({ description: 'Of each clip, LUFS.' }),
  clips: z
    .record(
      z.string().regex(/^[^|]{1,200}(?:\|last)?$/, 'must be what is said, at the end of a code with |last behind it'),
      z.tuple([milliseconds(), milliseconds().min(1)]),
    )
    .meta({
      description:
        'What is said → [start, duration] in the sound file, ms. 八|last is 八 as it sounds at the end of a number, before 号.',
    }),
})

/** `pack.json` as it is written. */
export type VoicePackFile = z.infer<typeof VoicePackSchema>

/** The same for editors and for whoever records a voice with other means. */
export function voicePackJsonSchema(): object {
  return { title: 'Voice pack of a Hallcast hall', ...z.toJSONSchema(VoicePackSchema, { io: 'input' }) }
}

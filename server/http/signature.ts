import type { Verify } from '#shared/domain/evaluation/chain-check.ts'

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
}

/** Holds a pad's signature against its key; a key that is no point of the curve has signed nothing. */
export const isSigned: Verify = async (key, text, signature) => {
  try {
    const known = await crypto.subtle.importKey('raw', bytesOf(key), ECDSA, false, ['verify'])
    return await crypto.subtle.verify(ECDSA, known, bytesOf(signature), new TextEncoder().encode(text))
  } catch {
    return false
  }
}

/** How many requests one address may send. A hall is one address, so this is far above what a hall does. */
export interface RateLimit {
  readonly perSecond: number
  /** Tokens that gather while nobody asks. */
  readonly burst: number
}

interface Bucket {
  tokens: number
  at: number
}

/** Addresses remembered at once; more are strangers passing by, and full buckets are forgotten first. */
const BUCKETS_KEPT = 10_000

/** A token bucket per address. Takes the monotonic time in ms, gives the seconds to wait, 0 when the request may pass. */
export function rateLimiter({ perSecond, burst }: RateLimit): (address: string, now: number) => number {
  const buckets = new Map<string, Bucket>()
  const filled = ({ tokens, at }: Bucket, now: number) => Math.min(burst, tokens + ((now - at) / 1000) * perSecond)

  const forgetFull = (now: number): void => {
    for (const [address, bucket] of buckets) if (filled(bucket, now) >= burst) buckets.delete(address)
    if (buckets.size >= BUCKETS_KEPT) buckets.clear()
  }

  return (address, now) => {
    let bucket = buckets.get(address)
    if (!bucket) {
      if (buckets.size >= BUCKETS_KEPT) forgetFull(now)
      bucket = { tokens: burst, at: now }
      buckets.set(address, bucket)
    }
    bucket.tokens = filled(bucket, now)
    bucket.at = now
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond))
    bucket.tokens -= 1
    return 0
  }
}

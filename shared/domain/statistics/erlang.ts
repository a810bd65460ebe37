/** Each counter is a step: ten million take a tenth of a second, and no hall has as many. */
const MOST_COUNTERS = 10_000_000

/**
 * Erlang's C: the chance that a customer must wait, with `c` counters and a load of `a` (arrivals × service time, in
 * counters). By the recursion of Erlang's B, which neither overflows nor cancels.
 * @throws {RangeError} when c is not a whole number from 1 to ten million, or the load is not below it: the line then grows for ever
 * @see A. K. Erlang (1917), Solution of some problems in the theory of probabilities
 */
export function erlangC(c: number, a: number): number {
  if (!Number.isInteger(c) || c < 1 || c > MOST_COUNTERS)
    throw new RangeError(`c: a whole number from 1 to ${MOST_COUNTERS}`)
  if (!(a >= 0 && a < c)) throw new RangeError('a: from 0 to below c')
  let blocked = 1
  for (let counters = 1; counters <= c; counters++) blocked = (a * blocked) / (counters + a * blocked)
  return blocked / (1 - (a / c) * (1 - blocked))
}

/**
 * Erlang's C: the chance that a customer must wait, with `c` counters and a load of `a` (arrivals × service time, in
 * counters). By the recursion of Erlang's B, which neither overflows nor cancels.
 * @throws {RangeError} when c is not a whole number from 1, or the load is not below it: the line then grows for ever
 * @see A. K. Erlang (1917), Solution of some problems in the theory of probabilities
 */
export function erlangC(c: number, a: number): number {
  if (!Number.isInteger(c) || c < 1) throw new RangeError('c: a whole number from 1')
  if (!(a >= 0 && a < c)) throw new RangeError('a: from 0 to below c')
  let blocked = 1
  for (let counters = 1; counters <= c; counters++) blocked = (a * blocked) / (counters + a * blocked)
  return blocked / (1 - (a / c) * (1 - blocked))
}

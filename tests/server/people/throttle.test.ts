import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeOf, SignInThrottle } from '#server/people/throttle.ts'

test('a place is an IPv4 address, or the network that one IPv6 address comes with', () => {
  assert.equal(placeOf('10.0.0.7'), '10.0.0.7')
  assert.equal(placeOf('::ffff:10.0.0.7'), '::ffff:10.0.0.7')
  assert.equal(placeOf(null), '')
  for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:0db8:0001:0002::'])
    assert.equal(placeOf(address), '2001:db8:1:2', address)
  assert.equal(placeOf('::1'), '0:0:0:0')
  assert.equal(placeOf('2001:db8::1'), '2001:db8:0:0')
})

test('a flood from ever new places forgets its own oldest counts, and never those of known browsers', () => {
  const throttle = new SignInThrottle(() => 0)
  const known = { name: 'browser', isKnown: true }
  for (let guess = 0; guess < 5; guess++) throttle.take('wang', known)
  for (let place = 0; place < 25_000; place++) throttle.take('wang', { name: `${place}`, isKnown: false })
  assert.equal(throttle.take('wang', known), 1_000)
})

test('a try that nobody looked at does not count', () => {
  const throttle = new SignInThrottle(() => 0)
  const lane = { name: 'x', isKnown: false }
  for (let busy = 0; busy < 20; busy++) {
    assert.equal(throttle.take('wang', lane), 0)
    throttle.untried('wang', lane)
  }
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { baseStyles } from '#shared/ui/base-styles.ts'

/** Rules as they are, whatever stands between them; without those that only one kind of element has. */
function rulesOf(css: string, but: readonly string[]): readonly string[] {
  const plain = css.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/\s+/g, ' ')
  const rules = Array.from(plain.matchAll(/[^{}]+\{[^{}]*\}/g), ([rule]) => rule.trim())
  return rules.filter((rule) => !but.some((selector) => rule.startsWith(selector)))
}

test('an element starts from the same, whether it has a shadow root or stands in the page', () => {
  const sheet = readFileSync(join(import.meta.dirname, '../../../shared/ui/base.css'), 'utf8')
  const inPage = rulesOf(sheet, ['[hidden]'])
  assert.ok(inPage.length > 4)
  assert.deepEqual(inPage, rulesOf(baseStyles.cssText, ['*,', ':host([hidden])']))
})

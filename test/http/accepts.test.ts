import { describe, expect, it } from 'vitest'
import { accepts } from '../../src/http/request/accepts.ts'

describe('a header of ranges', () => {
  it.each([
    ['text/html', true],
    ['text/html,application/xhtml+xml,*/*;q=0.8', true],
    ['application/json, TEXT/HTML ; q=0.1', true],
    ['text/html;q=0', false],
    ['text/html; q=0.000, */*', false],
    ['*/*', false],
    ['text/html5', false],
    ['', false],
  ])('%s accepts HTML: %s', (header, accepted) => {
    expect(accepts(header, 'text/html')).toBe(accepted)
  })

  it('counts to its twentieth range, however long it is', () => {
    const htmlAfter = (ranges: number) => `${'a/b,'.repeat(ranges)}text/html`
    expect(accepts(htmlAfter(19), 'text/html')).toBe(true)
    expect(accepts(htmlAfter(20), 'text/html')).toBe(false)
  })
})

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ACCEPTED } from '../../src/compare/accepted.ts'
import { probesWith } from '../../src/compare/choose-probes.ts'
import { SEARCH_PROBES } from '../../src/compare/probes/index.ts'

/** The words of a document, on one line. */
function wordsOf(document: string): string {
  return readFileSync(new URL(`../../docs/${document}`, import.meta.url), 'utf8').replace(/\s+/g, ' ')
}

it('docs/compare.md names each probe, and no other', () => {
  const table = wordsOf('compare.md').split('| about | probes |')[1]?.split('## What is compared')[0] ?? ''
  const named = [...table.matchAll(/`([a-z0-9-]+)`/g)].map(([, name]) => name)
  const names = probesWith(SEARCH_PROBES.length).map(({ name }) => name)
  expect(new Set(named.filter((name) => name !== '--spend-searches'))).toEqual(new Set(names))
})

it('each accepted difference is in docs/compatibility.md, and its reason in docs/compare.md', () => {
  const [compatibility, compare] = [wordsOf('compatibility.md'), wordsOf('compare.md')]
  for (const { documented, because } of ACCEPTED) {
    expect(compatibility.includes(documented), documented).toBe(true)
    expect(compare.includes(because), because).toBe(true)
  }
})

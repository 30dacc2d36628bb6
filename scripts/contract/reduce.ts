import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { API_VERSIONS } from '../../src/http/contract/api-version.ts'
import { formatFacts } from './format-facts.ts'
import { readPublished } from './read-published.ts'
import { reduceRecordings } from './reduce-recordings.ts'

const CONTRACT = new URL('../../test/contract/', import.meta.url)

/** Writes what the tests hold the server against. */
export function reduce(documents: string, recordings: string): void {
  mkdirSync(new URL('published/', CONTRACT), { recursive: true })
  for (const version of API_VERSIONS) {
    const facts = readPublished(join(documents, 'PhoneNumbers', 'stable', version, 'phonenumbers.json'))
    writeFileSync(new URL(`published/${version}.json`, CONTRACT), formatFacts(facts))
  }
  const reduced = reduceRecordings(JSON.parse(readFileSync(recordings, 'utf8')))
  const lines = reduced.map((recording) => `  ${JSON.stringify(recording)}`)
  writeFileSync(new URL('recordings.json', CONTRACT), `[\n${lines.join(',\n')}\n]\n`)
}

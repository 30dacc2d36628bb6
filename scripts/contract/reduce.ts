import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { API_VERSIONS, SIP_VERSIONS } from '../../src/http/contract/api-version.ts'
import { readPublished } from './read-published.ts'
import { reduceRecordings } from './reduce-recordings.ts'

const CONTRACT = new URL('../../test/contract/', import.meta.url)

/** Writes the facts with which the tests compare the server. */
export function reduce(documents: string, recordings: string): void {
  mkdirSync(new URL('published/', CONTRACT), { recursive: true })
  for (const version of API_VERSIONS) {
    const facts = readPublished(join(documents, 'PhoneNumbers', 'stable', version, 'phonenumbers.json'))
    writeFileSync(new URL(`published/${version}.json`, CONTRACT), formatFacts(facts))
  }
  for (const version of SIP_VERSIONS) {
    const folder = version.endsWith('-preview') ? 'preview' : 'stable'
    const file = join(documents, 'SipRouting', folder, version, 'communicationservicessiprouting.json')
    writeFileSync(new URL(`published/${version}.json`, CONTRACT), formatFacts(readPublished(file)))
  }
  const reduced = reduceRecordings(JSON.parse(readFileSync(recordings, 'utf8')))
  const lines = reduced.map((recording) => `  ${JSON.stringify(recording)}`)
  writeFileSync(new URL('recordings.json', CONTRACT), `[\n${lines.join(',\n')}\n]\n`)
}

/** JSON with one line for each place of an operation, so that a diff shows each change. */
function formatFacts(facts: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  const operations = Object.entries(facts).map(([name, entries]) => {
    const lines = Object.entries(entries).map(([key, value]) => `    ${text(key)}: ${text(value)}`)
    return `  ${text(name)}: {\n${lines.join(',\n')}\n  }`
  })
  return `{\n${operations.join(',\n')}\n}\n`
}

function text(value: unknown): string {
  return JSON.stringify(value)
}

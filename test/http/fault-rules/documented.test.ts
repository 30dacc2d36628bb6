import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { OPERATOR_KEY } from '../../support/app.ts'
import { createClient } from '../../support/client.ts'
import { startFaulty } from './given.ts'

const DOCUMENT = readFileSync(new URL('../../../docs/faults.md', import.meta.url), 'utf8')

/** The effects in the first column of the document's table. */
const EFFECTS = [...DOCUMENT.matchAll(/^\| `(\{.*?\})` \|/gm)].map(([, effect = '']) => effect)
const EXAMPLES = [...DOCUMENT.matchAll(/ -d '(\{.*\})'/g)].map(([, body = '']) => body)

it('each effect and each rule in the document is one', async () => {
  const { host } = await startFaulty()
  const operator = createClient(host, OPERATOR_KEY)
  expect([EFFECTS.length, EXAMPLES.length]).toEqual([13, 12])
  for (const body of [...EXAMPLES, ...EFFECTS.map((effect) => `{"effect": ${effect}}`)]) {
    const { status, json } = await operator('POST', '/_holdline/faults', { body })
    expect([body, status, json]).toEqual([body, 201, expect.anything()])
  }
})

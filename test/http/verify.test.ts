import { expect, it } from 'vitest'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'

it.each([
  ['numbers', 'x'],
  ['searches', '-1'],
  ['reservations', '1e3'],
  ['operations', 'release_\0'],
  ['operations', '\0'],
  ['trail', '1\n'],
])('GET /_holdline/verify refuses a page of %s after %j', async (part, after) => {
  const { host } = await startApp()
  const target = `/_holdline/verify?${new URLSearchParams({ part, after })}`
  const { status, json } = checkAnswer(await createClient(host, OPERATOR_KEY)('GET', target))
  expect(status).toBe(400)
  expect(json).toMatchObject({ error: { code: 'InvalidInput', target: 'after' } })
})

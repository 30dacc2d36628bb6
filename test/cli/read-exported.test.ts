import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openExported, readExported } from '../../src/cli/verify/read-exported.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const entry = (sequence: number, reason: string) => ({
  ...{ sequence, at: '2026-01-01T00:00:00Z', command: 'withdraw', resource: null, by: null },
  author: { by: 'socket', claimedName: null, reason },
  ...{ phoneNumbers: ['+14255550100'], detail: {} },
})

async function read(content: string): Promise<unknown[]> {
  const file = join(temporaryDirectory(), 'trail')
  writeFileSync(file, content)
  return entriesOf(file)
}

async function entriesOf(file: string): Promise<unknown[]> {
  const entries: unknown[] = []
  for await (const each of readExported(await openExported(file))) entries.push(each)
  return entries
}

it('reads entries with every character in their texts, and lines that another program has ended', async () => {
  const entries = [entry(1, 'line\u2028paragraph\u2029next\u0085ö\r\n'), entry(2, 'x'.repeat(200_000))]
  const lines = entries.map((each) => JSON.stringify(each))
  expect(await read(`${lines.join('\n')}\n`)).toEqual(entries)
  expect(await read(`${lines.join('\r\n')}\r\n\r\n`)).toEqual(entries)
})

it('leaves out a last line without its end', async () => {
  expect(await read(`${JSON.stringify(entry(1, ''))}\n${JSON.stringify(entry(2, ''))}`)).toEqual([
    entry(1, ''),
  ])
})

it('refuses what can be opened and not read, such as a directory', async () => {
  await expect(entriesOf(temporaryDirectory())).rejects.toThrow(/ cannot be read: /)
})

it.each([
  ['an empty file', ''],
  ['a file of empty lines', '\n\n'],
  ['a file of another kind without the end of a line', 'SQLite format 3\0'],
  ['an export that was interrupted in its first line', '{"sequence":1,"at":'],
])('refuses %s, which would prove nothing', async (_, content) => {
  await expect(read(content)).rejects.toThrow(/ has no whole entry of a trail: give a file/)
})

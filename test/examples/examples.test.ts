import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startServer } from '../support/server.ts'
import { ROOT, runScript } from './run-script.ts'

describe('the README', () => {
  it('has the output of the demo', async () => {
    const { code, stdout, stderr } = await runScript(process.execPath, 'scripts/demo.mjs')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(linesOf(stdout)).toEqual(blockOfReadme(/^Holdline serves /))
  })

  it('has the output of a start', async () => {
    const server = await startServer({ args: ['--data', '.holdline'] })
    onTestFinished(async () => {
      await server.stop()
    })
    const shown = blockOfReadme(/^Holdline \d/)
    // The lines after these name the places of the inventory and the documentation, which differ.
    await vi.waitFor(() => expect(linesOf(server.stdout()).slice(0, shown.length)).toEqual(shown))
  })
})

describe('the example', () => {
  it('asks for a missing connection string', async () => {
    const { code, stdout, stderr } = await runScript(process.execPath, 'examples/search-hold-buy.mjs')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(linesOf(stderr)).toEqual([expect.stringContaining('HOLDLINE_CONNECTION_STRING')])
  })
})

/** The lines of the README's block that begins with this text. */
function blockOfReadme(beginning: RegExp): string[] {
  const blocks = readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/^```\w*\n(.*?)^```$/gms)
  const found = [...blocks].map(([, block = '']) => block).filter((block) => beginning.test(block))
  expect(found).toHaveLength(1)
  return linesOf(found.join())
}

/** The printed lines, without ports and directory, which differ from one run to the next. */
function linesOf(text: string): string[] {
  return text
    .trimEnd()
    .replace(/(localhost|127\.0\.0\.1):\d+/g, '$1:PORT')
    .replace(/=\/.*\/\.holdline\//g, '=/DIRECTORY/.holdline/')
    .split('\n')
}

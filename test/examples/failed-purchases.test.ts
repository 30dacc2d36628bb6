import { expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
import { runScript } from './run-script.ts'

const SCRIPT = 'examples/failed-purchases.sh'

it('the script buys in time, is refused when the hold has run out, and leaves no sandbox', async () => {
  const { http, https, caFile, kill } = await startServer()
  onTestFinished(() => kill())
  expect(await runScript('/bin/sh', SCRIPT, [http, https, caFile])).toEqual({
    code: 0,
    stdout: 'Bought in time: 202\nBought 16 minutes later: 400\n',
    stderr: '',
  })
  const answer = await fetch(`${http}/_holdline/sandboxes`)
  expect(await answer.json()).toEqual({ sandboxes: [] })
})

it('the script asks for the addresses that are missing', async () => {
  expect(await runScript('/bin/sh', SCRIPT)).toEqual({
    code: 2,
    stdout: '',
    stderr: 'Give the HTTP address, the HTTPS address and the certificate of a Holdline server.\n',
  })
})

import { expect, it, onTestFinished } from 'vitest'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const NAME = 'US/tollFree/application/inbound+outbound/inbound+outbound'
const NEW = 'KE/mobile/application/none/inbound+outbound'
const LATER = '2099-01-01T00:00:00Z'
const AT_LATER = '2099-01-01T00:00:00.000Z'

function given() {
  const cwd = temporaryDirectory()
  const env = { HOLDLINE_ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64') }
  const holdline = (...args: readonly string[]) =>
    runHoldline({ args: [...args, '--data', '.holdline'], cwd, env })
  /** What a command prints that succeeds, line by line. */
  const lines = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await holdline(...args)
    expect({ code, stderr: stderr.replace(/^holdline: No server has .*\n$/, '') }).toEqual({
      code: 0,
      stderr: '',
    })
    return stdout.split('\n').slice(0, -1)
  }
  const refusal = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await holdline(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    const said = stderr.split('\n').filter((line) => !line.includes('No server has'))
    expect(said).toHaveLength(2)
    return said[0]
  }
  return { cwd, env, lines, refusal }
}

it('prices are planned and taken back, and their set-up fees are set', async () => {
  const { cwd, env, lines, refusal } = given()
  const server = await startServer({ cwd, args: ['--data', '.holdline'], env })
  onTestFinished(() => server.kill())
  const list = () => lines('offering', 'list', '--country', 'us', '--type', 'tollFree')
  expect(await lines('offering', 'set', NAME, '--price', '3', '--set-up-fee', '5')).toEqual([`set ${NAME}`])
  expect(await lines('offering', 'set', NAME, '--price', '4', '--from', LATER)).toEqual([
    `set ${NAME} from ${LATER}`,
  ])
  const planned = `${NAME} 4 USD set-up=5 from ${AT_LATER}`
  expect(await list()).toEqual([`${NAME} 3 USD set-up=5 register`, planned])
  await lines('offering', 'set', NEW, '--price', '1', '--currency', 'KES', '--from', LATER)
  expect(await lines('offering', 'list', '--country', 'KE')).toEqual([`${NEW} 1 KES from ${AT_LATER}`])
  expect(await lines('offering', 'cancel', NAME)).toEqual([`cancelled ${NAME}`])
  expect(await list()).toEqual([`${NAME} 3 USD set-up=5 register`])
  expect(await lines('offering', 'retire', NAME, '--from', LATER)).toEqual([`retired ${NAME} from ${LATER}`])
  expect(await list()).toEqual([`${NAME} 3 USD set-up=5 register`, `${NAME} retired from ${AT_LATER}`])
  expect(await refusal('offering', 'set', NAME, '--price', '4', '--from', 'tomorrow')).toMatch(
    /^holdline: .*--from.* 'tomorrow' is invalid\. Give an instant, such as 2026-11-28T12:00:00Z; see /,
  )
  expect(await refusal('offering', 'set', NAME, '--price', '4', '--from', '2020-01-01T00:00:00Z')).toMatch(
    /^holdline: --from must be later than now, which is \S+; leave it out for a change at once$/,
  )
  expect(await refusal('offering', 'list', '--country', 'USA')).toMatch(/Give the two letters of a country/)
})

it('without a server: times of rest, the stocks and the end of a resource, and who changed them', async () => {
  const { cwd, env, lines, refusal } = given()
  await (await startServer({ cwd, args: ['--data', '.holdline'], env })).kill()
  expect(await lines('aging', 'set', 'us/geographic', 'P45D', '--as', 'Zoë Kim')).toEqual([
    'US/geographic P45D register',
    'all others PT0S',
  ])
  expect(await lines('aging', 'set', 'CH', '90m')).toContain('CH PT5400S register')
  expect(await lines('aging', 'clear', 'CH')).toEqual(['US/geographic P45D register', 'all others PT0S'])
  expect(await refusal('aging', 'set', 'US/landline', 'P1D')).toMatch(/Give COUNTRY, or COUNTRY\/TYPE/)
  expect(await refusal('aging', 'set', 'US', 'long')).toMatch(/Give a time in whole seconds/)
  expect(await refusal('aging', 'set', 'ZZ', 'P1D')).toBe(
    'holdline: country ZZ is no country of ISO 3166-1 with telephone numbers',
  )

  await lines('resource', 'create', 'adatum', '--stocks', 'us/geographic/425', 'CA', '--max-held', '5')
  expect(await lines('resource', 'show', 'adatum')).toEqual([
    'adatum register active maxHeldNumbers=5 stock=US/geographic/425 stock=CA',
  ])
  expect(await lines('resource', 'set', 'adatum', '--stocks', 'default')).toEqual([
    'adatum register active maxHeldNumbers=5',
  ])
  expect(await refusal('resource', 'set', 'adatum', '--stocks', 'US/425')).toMatch(
    /Give COUNTRY, COUNTRY\/TYPE/,
  )
  expect(await lines('resource', 'close', 'adatum', '--release-after', 'P10D')).toEqual([
    expect.stringMatching(/^adatum register closed since \S+Z numbers until \S+Z maxHeldNumbers=5$/),
  ])
  expect(await refusal('resource', 'close', 'adatum', '--release-after', 'soon')).toMatch(
    /^holdline: .*--release-after.* 'soon' is invalid\. Give a time, such as /,
  )
  expect(await lines('resource', 'resume', 'adatum')).toEqual(['adatum register active maxHeldNumbers=5'])

  expect(await lines('changes', 'aging/US')).toEqual([
    expect.stringMatching(
      /^\S+Z aging\/US\/geographic \{"seconds":3888000\} by command line claiming to be Zoë Kim$/,
    ),
  ])
  const closing = await lines('changes', 'closure')
  expect(closing).toHaveLength(2)
  expect(closing[0]).toMatch(/ closure\/adatum removed by command line$/)
  expect(await refusal('changes', '--limit', '0')).toMatch(/Give a number from 1 to 999/)
  expect(await refusal('aging', 'clear', 'US', '--as', '')).toMatch(/Give a name of 1 to 100 characters/)
})

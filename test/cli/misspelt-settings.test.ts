import { describe, expect, it } from 'vitest'
import { misspeltSettings } from '../../src/cli/misspelt-settings.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'

const OF_OPTIONS = [
  'HOLDLINE_DATABASE',
  'HOLDLINE_DATA',
  'HOLDLINE_HOST',
  'HOLDLINE_HTTP_PORT',
  'HOLDLINE_SEED',
]

describe('misspeltSettings', () => {
  it.each([
    ['HOLDLINE_DATABSE', 'HOLDLINE_DATABASE'],
    ['HOLDLINE_DATABASES', 'HOLDLINE_DATABASE'],
    ['HOLDLINE_HTPT_PORT', 'HOLDLINE_HTTP_PORT'],
    ['HOLDLINE_ACESS_KEY', 'HOLDLINE_ACCESS_KEY'],
    ['HOLDLINE_OPERATOR_KEYS', 'HOLDLINE_OPERATOR_KEY'],
  ])('%s is probably %s', (variable, meant) => {
    expect(misspeltSettings({ [variable]: 'x' }, OF_OPTIONS)).toEqual([{ variable, meant }])
  })

  it.each([
    'HOLDLINE_DATABASE',
    'HOLDLINE_TOKENS',
    'DATABASE',
    'HOLDLINE_URL',
    'HOLDLINE_KEY',
    'HOLDLINE_CONNECTION_STRING',
    // Kubernetes sets these for a service: https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
    'HOLDLINE_PORT',
    'HOLDLINE_PORT_8080_TCP_ADDR',
    'HOLDLINE_SERVICE_HOST',
    'HOLDLINE_SERVICE_PORT_HTTPS',
    'HOLDLINE_DB_SERVICE_HOST',
  ])('%s is a setting, or a variable of the user', (variable) => {
    expect(misspeltSettings({ [variable]: 'x' }, OF_OPTIONS)).toEqual([])
  })
})

it('holdline serve warns of a misspelt setting, and goes on', async () => {
  const server = await startServer({
    args: ['--in-memory'],
    env: { HOLDLINE_DATABSE: 'postgres://db.example/x' },
  })
  try {
    const [line = ''] = server.stderr().split('\n')
    expect(JSON.parse(line)).toMatchObject({
      level: 40,
      msg: 'HOLDLINE_DATABSE is no setting, and nothing reads it: HOLDLINE_DATABASE is one',
    })
  } finally {
    await server.kill()
  }
  expect((await runHoldline({ args: ['--version'], env: { HOLDLINE_DATABSE: 'x' } })).stderr).toBe('')
})

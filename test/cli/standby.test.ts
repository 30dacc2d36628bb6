import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { startCluster } from '../support/postgres/start-cluster.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'

it('on a standby a command is refused, and a server is ready as soon as the standby is promoted', async () => {
  const cluster = await startCluster()
  onTestFinished(cluster.stop)
  const { host, port, user } = cluster
  const url = `postgres://${user}@/postgres?host=${encodeURIComponent(host)}&port=${port}`
  const env = { HOLDLINE_DATABASE: url, HOLDLINE_DEVELOPMENT_KEY: '1' }
  expect(await runHoldline({ args: ['migrate'], env })).toMatchObject({ code: 0 })
  await cluster.becomeStandby()

  const { code, stderr } = await runHoldline({ args: ['stock', 'load', 'default'], env })
  expect(stderr).toMatch(/^holdline: PostgreSQL cannot be used: [^\n]+: it is a standby, or [^\n]+\n$/)
  expect(code).toBe(2)

  let log = ''
  let ready = false
  let starting: ReturnType<typeof startServer> | undefined
  await new Promise<void>((resolve, reject) => {
    const onLog = (text: string) => {
      log += text
      if (log.includes('cannot be written: the server is not ready')) resolve()
    }
    const demanding = { ...env, HOLDLINE_DATABASE: `${url}&target_session_attrs=primary` }
    starting = startServer({ env: demanding, onLog })
    starting.then(() => {
      ready = true
      resolve()
    }, reject)
  })
  expect(ready).toBe(false)

  const client = new pg.Client({ host, port, user, database: 'postgres' })
  await client.connect()
  await client.query('SELECT pg_promote()')
  await client.end()
  const server = await starting
  expect(server?.stderr()).toContain('The inventory can be written now')
  expect((await fetch(`${server?.http}/_holdline/ready`)).status).toBe(200)
  expect(await server?.stop()).toBe(0)
})

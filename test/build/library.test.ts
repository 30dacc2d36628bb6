import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { holdlineEnvironment } from '../support/holdline-environment.ts'
import { temporaryDirectoryOfFile } from '../support/temporary-directory.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** An empty project that has the packed package, and the packages that it depends on, as npm would install them. */
const project = temporaryDirectoryOfFile()

function run(command: string, args: readonly string[], cwd = project): SpawnSyncReturns<string> {
  const env = holdlineEnvironment({ NO_COLOR: '1', FORCE_COLOR: '0' })
  return spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 120_000, env })
}

/** Runs a script of the project, and returns what it prints. */
function output(name: string, script: string): unknown {
  writeFileSync(join(project, name), script)
  const { status, stdout, stderr } = run(process.execPath, [name])
  expect(stderr.replace(/.*ExperimentalWarning.*|.*--trace-warnings.*/g, '').trim()).toBe('')
  expect(status).toBe(0)
  return JSON.parse(stdout)
}

beforeAll(() => {
  const modules = join(project, 'node_modules')
  mkdirSync(join(modules, '@azure'), { recursive: true })
  expect(run('npm', ['pack', '--ignore-scripts', '--pack-destination', project], ROOT).status).toBe(0)
  const [tarball = ''] = readdirSync(project).filter((name) => name.endsWith('.tgz'))
  expect(run('tar', ['-xzf', tarball, '-C', modules]).status).toBe(0)
  expect(run('mv', [join(modules, 'package'), join(modules, 'holdline')]).status).toBe(0)
  // The dependencies as they are here: a test asks no registry.
  for (const name of ['libsql', 'pg', 'vitest', '@azure/communication-phone-numbers']) {
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name))
  }
  writeFileSync(join(project, 'package.json'), '{ "name": "empty", "private": true }')
})

describe('the packed package', () => {
  it('is imported by an ES module', () => {
    const script = `import { startHoldline } from 'holdline'
      const holdline = await startHoldline()
      const { status } = await fetch(holdline.http + '/_holdline/health')
      await holdline.close()
      console.log(JSON.stringify({ status }))`
    expect(output('esm.mjs', script)).toEqual({ status: 200 })
  })

  it('is required by a CommonJS module', () => {
    const script = `const { startHoldline } = require('holdline')
      startHoldline({ stock: 'none' }).then(async (holdline) => {
        const { status } = await fetch(holdline.http + '/_holdline/health')
        await holdline.close()
        console.log(JSON.stringify({ status }))
      })`
    expect(output('cjs.cjs', script)).toEqual({ status: 200 })
  })

  it('has every file that a server reads', () => {
    const script = `import { startHoldline } from 'holdline'
      import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
      const seed = { owned: [{ country: 'US', areaCode: '425' }] }
      const holdline = await startHoldline({ data: 'kept', config: { holdSeconds: 60 }, seed })
      const client = new PhoneNumbersClient(holdline.connectionString, holdline.clientOptions)
      const search = await client.beginSearchAvailablePhoneNumbers({
        countryCode: 'US', phoneNumberType: 'tollFree', assignmentType: 'application',
        capabilities: { calling: 'inbound', sms: 'none' }, quantity: 1,
      })
      const { phoneNumbers } = await search.pollUntilDone()
      const localities = client.listAvailableLocalities('US')
      const { value: { localizedName } } = await localities.next()
      const { owned } = await holdline.stock.counts()
      await holdline.close()
      console.log(JSON.stringify({ found: phoneNumbers.length, localizedName, owned }))`
    expect(output('files.mjs', script)).toEqual({ found: 1, localizedName: expect.any(String), owned: 1 })
  })

  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('has types for module %s and moduleResolution %s', (module, moduleResolution) => {
    const options = {
      module,
      moduleResolution,
      target: 'es2022',
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      types: [],
    }
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, files: ['typed.mts', 'required.cts'] }),
    )
    writeFileSync(
      join(project, 'typed.mts'),
      `import {
        type Explanation, type Fault, type FaultRule, type Holdline, type Leftovers, type Seed, startHoldline,
        type StartOptions,
      } from 'holdline'
      const options: StartOptions = { stock: 'none', config: { fill: 'rested' } }
      export async function use(): Promise<string | null> {
        await using holdline: Holdline = await startHoldline(options)
        // @ts-expect-error no such option
        await startHoldline({ prot: 1 })
        // @ts-expect-error no such value
        await startHoldline({ stock: 'all' })
        const seed: Seed = { stock: [{ country: 'US' }], holds: [{ country: 'US', expiresIn: '5m' }] }
        const sandbox = await holdline.sandbox({ ttl: '5m', seed, clock: { mode: 'frozen', now: new Date() } })
        const { why, number }: Explanation = await sandbox.explain({ phoneNumber: '+14255550100' })
        const until: Date | null | undefined = number?.until
        // @ts-expect-error no such key
        await startHoldline({ seed: { stok: [] } })
        const rule: FaultRule = { effect: { outcome: 'PurchaseFailed' }, times: 1 }
        const { createdAt }: Fault = await sandbox.faults.add(rule)
        createdAt.getTime()
        // @ts-expect-error no such outcome
        await sandbox.faults.add({ effect: { outcome: 'Sold' } })
        const { counts }: Leftovers = await sandbox.leftovers()
        await holdline.stock.add([{ country: 'US', areaCode: '425', numbers: counts.owned + 1 }])
        await holdline.reset()
        return sandbox.clientOptions.tlsOptions.ca + holdline.caFile + why + until
      }`,
    )
    const required = `import holdline = require('holdline')
      export const start = (): Promise<holdline.Holdline> => holdline.startHoldline()`
    // A bundler's modules have no \`require\`.
    writeFileSync(join(project, 'required.cts'), module === 'nodenext' ? required : 'export {}')
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
    const { stdout, status } = run(process.execPath, [tsc, '--project', project])
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })
})

describe('an example of docs/testing.md', () => {
  const examples = [
    ...readFileSync(join(ROOT, 'docs/testing.md'), 'utf8').matchAll(/```js\n\/\/ (\S+): (\S+)\n(.*?)```/gs),
  ].map(([, runner = '', name = '', script = '']) => ({ runner, name, script }))

  it('is there for each of two test runners', () => {
    expect(new Set(examples.map(({ runner }) => runner))).toEqual(new Set(['vitest', 'node:test']))
  })

  it.each(examples)('passes in $runner: $name', ({ runner, name, script }) => {
    writeFileSync(join(project, name), script)
    const vitest = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--root', project, name]
    const { status, stdout } = run(process.execPath, runner === 'vitest' ? vitest : ['--test', name])
    expect(stdout).toMatch(/Tests +[1-9] passed|# pass 1|ℹ pass 1/)
    expect(status).toBe(0)
  })
})

describe('two hundred servers of the packed package', () => {
  const script = `import { startHoldline } from 'holdline'
    import { get } from 'node:https'
    import { readdirSync } from 'node:fs'
    const state = () => ({
      listeners: process.eventNames().map((name) => [String(name), process.listenerCount(name)]),
      resources: process.getActiveResourcesInfo().sort(),
      cwd: process.cwd(),
      files: readdirSync('.').sort(),
      temporary: readdirSync(process.env.TMPDIR ?? '.'),
    })
    const ask = ({ https, caPem: ca }) => new Promise((resolve, reject) =>
      get(https + '/_holdline/health', { ca, agent: false }, (answer) => {
        answer.resume().socket.on('close', () => resolve(answer.statusCode))
      }).on('error', reject))
    const hang = ({ https, caPem: ca }, path) => new Promise((resolve) =>
      get(https + path, { ca, agent: false, headers: { authorization: 'Bearer any' } }, (answer) => answer.resume())
        .on('error', () => {}).on('close', resolve))
    const useControls = async (holdline) => {
      await holdline.stock.add([{ country: 'US', areaCode: '425', numbers: 3 }])
      await holdline.snapshots.take('three')
      await holdline.clock.advance('16m')
      await holdline.snapshots.restore('three')
      await holdline.reset()
    }
    // The first start loads the package, whose libraries look at the output of the process.
    await (await startHoldline({ stock: 'none' })).close()
    // Node itself is still closing something when a program starts.
    while (process.getActiveResourcesInfo().includes('CloseReq')) await new Promise(setImmediate)
    const before = state()
    let served = 0
    for (let round = 0; round < 10; round += 1) {
      const servers = await Promise.all(Array.from({ length: 20 }, () => startHoldline({ stock: 'none' })))
      await Promise.all(servers.slice(0, 2).map(async (server) => useControls(await server.sandbox())))
      // A stream of requests, which the end of the server ends.
      const ended = hang(servers[5], '/_holdline/requests/stream')
      const statuses = await Promise.all(servers.map(ask))
      served += statuses.filter((status) => status === 200).length
      await Promise.all(servers.map((server) => server.close()))
      await ended
    }
    console.log(JSON.stringify({ served, before, after: state() }))`

  it('leave nothing in their process and on the disk, and touch nothing of the process', () => {
    mkdirSync(join(project, 'temporary'))
    writeFileSync(join(project, 'many.mjs'), script)
    const env = {
      PATH: process.env['PATH'],
      TMPDIR: join(project, 'temporary'),
      HOME: join(project, 'temporary'),
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, ['many.mjs'], {
      cwd: project,
      encoding: 'utf8',
      timeout: 120_000,
      env,
    })
    expect(stderr).toBe('')
    // The process ended by itself: nothing kept it.
    expect(status).toBe(0)
    const { served, before, after } = JSON.parse(stdout)
    expect(served).toBe(200)
    expect(after).toEqual(before)
  })
})

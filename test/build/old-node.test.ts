import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformSync } from 'esbuild'
import { expect, it } from 'vitest'
import { holdlineEnvironment } from '../support/holdline-environment.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Runs a program under this Node, which pretends to have another version. */
function runAs(version: string, file: string, ...args: string[]) {
  const cwd = temporaryDirectory()
  const disguise = join(cwd, 'disguise.cjs')
  const versions = `{ ...process.versions, node: '${version}' }`
  writeFileSync(disguise, `Object.defineProperty(process, 'versions', { value: ${versions} })`)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', disguise, resolve(ROOT, file), ...args],
    { cwd, env: holdlineEnvironment({}), encoding: 'utf8', timeout: 60_000 },
  )
  return { status, stdout, stderr }
}

const ENTRIES = ['dist/main.js', 'scripts/start.cjs', 'scripts/build.mjs']

it.each(ENTRIES)('%s tells an old Node which Node is needed', (entry) => {
  for (const version of ['10.24.1', '18.20.4', '20.9.0', '20.18.3']) {
    expect(runAs(version, entry)).toEqual({
      status: 2,
      stdout: '',
      stderr: `holdline: Node 20.19 or newer is needed, and this is Node ${version}; https://nodejs.org has newer ones\n`,
    })
  }
})

it('the library tells an old Node which Node is needed, when a server is started', () => {
  const file = join(temporaryDirectory(), 'start.mjs')
  const library = pathToFileURL(join(ROOT, 'dist/index.js'))
  writeFileSync(
    file,
    `import { startHoldline } from '${library}'\nawait startHoldline().catch(({ message }) => console.log(message))`,
  )
  expect(runAs('18.20.8', file)).toEqual({
    status: 0,
    stdout: 'Node 20.19 or newer is needed, and this is Node 18.20.8; https://nodejs.org has newer ones\n',
    stderr: '',
  })
})

it('the library imports nothing of Node that an old one lacks, before it has looked at the Node', () => {
  const read = new Map<string, string>()
  const follow = (file: string) => {
    if (read.has(file)) return
    const source = readFileSync(join(ROOT, 'dist', file), 'utf8')
    read.set(file, source)
    for (const [, next = ''] of source.matchAll(/(?:\bfrom|\bimport) ?"\.\/([^"]+)"/g)) follow(next)
  }
  follow('index.js')
  const imported = [...read.values()].flatMap((source) =>
    Array.from(source.matchAll(/\bfrom ?['"](node:\w+)['"]/g), ([, module]) => module),
  )
  expect(new Set(imported)).toEqual(new Set(['node:module']))
})

it.each(['20.19.0', '21.0.0', '22.3.0', '100.0.0'])('starts under Node %s', (version) => {
  expect(runAs(version, 'dist/main.js', '--version')).toMatchObject({ status: 0, stderr: '' })
})

it.each(['dist/main.js', 'scripts/start.cjs', 'scripts/entry/is-old-node.cjs'])(
  '%s has no syntax that an old Node cannot read',
  (entry) => {
    const source = readFileSync(join(ROOT, entry), 'utf8')
    const supported = { 'dynamic-import': true }
    expect(source).not.toMatch(/^\s*(import\s*[\w{*'"]|export\b|await\b)|import\.meta/m)
    // Neither has anything to be written in older syntax.
    const old = transformSync(source, { target: 'es5', supported })
    expect(old.code).toBe(transformSync(source, { target: 'esnext' }).code)
  },
)

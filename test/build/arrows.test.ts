import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CONFIG = '.dependency-cruiser.mjs'

const { ARROWS }: { ARROWS: Readonly<Record<string, readonly string[]>> } = await import(
  new URL(`../../${CONFIG}`, import.meta.url).href
)

/** Imports against the arrows: the rooms that each room must not import. */
const NEVER = [
  ['inventory', 'control'],
  ['inventory', 'http'],
  ['config', 'http'],
  ['storage/sqlite', 'storage/postgres'],
  ['storage/postgres', 'storage/sqlite'],
  ['storage/port', 'storage/rows'],
  ['control', 'storage/sqlite'],
  ['operator', 'control'],
  ['http', 'storage/sqlite'],
  ['http', 'config'],
  ['http', 'server'],
  ['start-holdline', 'cli'],
  ['numbering', 'catalog'],
  ['sip-routing', 'numbering'],
  ['net', 'numbering'],
  ['compare', 'inventory'],
] as const

/** The ways in which TypeScript names another module. */
const FORMS: readonly ((module: string) => string)[] = [
  (module) => `import { PROBE } from '${module}'\nexport const found = PROBE\n`,
  (module) => `import type { Probe } from '${module}'\nexport type Found = Probe\n`,
  (module) => `export { PROBE } from '${module}'\n`,
  (module) => `export type { Probe } from '${module}'\n`,
  (module) => `export const load = () => import('${module}')\n`,
]

/** The only form that the check does not see. The sources do not use it: `import('…').Type`. */
const UNSEEN = /typeof import\('\.|\bimport\('\.[^']+'\)\.[A-Z]/

interface Cruised {
  readonly modules: readonly { source: string; dependencies: readonly { module: string }[] }[]
  readonly summary: {
    readonly violations: readonly { from: string; to: string; rule: { name: string } }[]
  }
}

/** The findings of the check of `npm run lint` in a project. */
async function cruise(project: string): Promise<Cruised> {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const options = { cwd: project, maxBuffer: 2 ** 28 }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, '--config', CONFIG, '--output-type', 'json', '.'],
    options,
  ).catch((error: { stdout: string }) => error)
  return JSON.parse(stdout)
}

/** A project with these files and the check, and with the sources if wanted. */
function given(
  files: Readonly<Record<string, string>>,
  sources: 'with the sources' | 'alone' = 'alone',
): string {
  const project = temporaryDirectory()
  for (const name of [CONFIG, 'package.json']) cpSync(join(ROOT, name), join(project, name))
  symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'))
  if (sources === 'with the sources') cpSync(join(ROOT, 'src'), join(project, 'src'), { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(project, dirname(name)), { recursive: true })
    writeFileSync(join(project, name), content)
  }
  return project
}

const probeOf = (room: string) => `src/${room}/probe.ts`
const PROBES = Object.fromEntries(
  Object.keys(ARROWS).map((room) => [probeOf(room), 'export const PROBE = 1\nexport type Probe = 1\n']),
)

function importing(from: string, to: string, form = FORMS[0]): string {
  return form?.(relative(dirname(from), to).replace(/^(?!\.)/, './')) ?? ''
}

describe('the arrows between the rooms', () => {
  it('are checked in every file of the program, and in every import of it', async () => {
    const { modules, summary } = await cruise(given({}, 'with the sources'))
    const names = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    const files = names.filter((name) => name.endsWith('.ts')).map((name) => `src/${name}`)
    const seen = modules.filter(({ source }) => source.startsWith('src/'))
    expect(seen.map(({ source }) => source).sort()).toEqual(files.sort())
    for (const { source, dependencies } of seen) {
      const text = readFileSync(join(ROOT, source), 'utf8')
      expect(text, source).not.toMatch(UNSEEN)
      const named = [...text.matchAll(/^(?:import|export|\}).* from '(\.[^']+)'$/gm)].map(
        ([, module]) => module,
      )
      expect(
        dependencies.map(({ module }) => module),
        source,
      ).toEqual(expect.arrayContaining(named))
    }
    expect(summary.violations).toEqual([])
  })

  it('cannot be violated, whatever form the import has', async () => {
    const turned = Object.entries(ARROWS).flatMap(([room, others]) =>
      others.filter((other) => other in ARROWS && room !== 'sampling').map((other) => [other, room] as const),
    )
    const imports = [...turned, ...NEVER].map(([from, to], index) => {
      const name = `src/${from}/turned-${index}.ts`
      return { name, to: probeOf(to), content: importing(name, probeOf(to), FORMS[index % FORMS.length]) }
    })
    const files = Object.fromEntries(imports.map(({ name, content }) => [name, content]))
    const { summary } = await cruise(given({ ...PROBES, ...files }))
    const refused = summary.violations.map(({ from, to }) => `${from} → ${to}`)
    expect(refused.sort()).toEqual(imports.map(({ name, to }) => `${name} → ${to}`).sort())
  })

  it('let a room import the rooms that they lead to, the room itself and the leaves', async () => {
    const files = Object.entries(ARROWS).flatMap(([room, others]) =>
      [room, 'net', 'files', 'sampling', ...others.filter((other) => other in ARROWS)].map((other, index) => {
        const name = `src/${room}/allowed-${index}.ts`
        return [name, importing(name, probeOf(other))]
      }),
    )
    const { summary } = await cruise(given({ ...PROBES, ...Object.fromEntries(files) }))
    expect(summary.violations).toEqual([])
  })

  it('allow no circular import, not even of types or within a room, and no room without arrows', async () => {
    const { summary } = await cruise(
      given({
        'src/inventory/a.ts': importing('src/inventory/a.ts', 'src/inventory/b.ts', FORMS[1]),
        'src/inventory/b.ts': importing('src/inventory/b.ts', 'src/inventory/a.ts', FORMS[1]),
        'src/nowhere/c.ts': importing('src/nowhere/c.ts', 'src/nowhere/d.ts'),
        'src/nowhere/d.ts': 'export const PROBE = 1\n',
        'src/net/e.ts': importing('src/net/e.ts', 'test/f.ts'),
        'test/f.ts': 'export const PROBE = 1\n',
        'console/g.ts': importing('console/g.ts', 'src/nowhere/d.ts'),
      }),
    )
    expect(new Set(summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`))).toEqual(
      new Set([
        'src/inventory/a.ts: no circles, not even of types',
        'src/nowhere/c.ts: every file of src/ lies in a room that has arrows',
        'src/net/e.ts: the program does without its tests and tools',
        'console/g.ts: the console knows the server by its OpenAPI documents alone',
      ]),
    )
  })
})

import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { holdlineEnvironment } from '../support/holdline-environment.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** A copy of the sources of the build. */
function copyProject(): string {
  const directory = temporaryDirectory()
  for (const name of ['src', 'scripts', 'console', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    const filter = (file: string) => !file.endsWith('/console/node_modules')
    cpSync(join(ROOT, name), join(directory, name), { recursive: true, filter })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'))
  return directory
}

function node(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env: holdlineEnvironment({}),
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status, stdout, stderr }
}

const inodeOf = (file: string) => statSync(file).ino

describe('npm start', () => {
  it('builds only the missing and stale parts, and passes on arguments and exit code', {
    timeout: 240_000,
  }, () => {
    const project = copyProject()
    const stock = join(project, 'dist/default-stock.json')
    const start = () => node(project, 'scripts/start.cjs', '--tls-cert', 'a.pem')

    const first = start()
    expect(first.stderr).toMatch(
      /^Building, once …\nBuilt dist\/ in [\d.]+ s\nholdline: --tls-cert and --tls-key go together[^\n]+\n$/,
    )
    expect(first.status).toBe(2)
    expect(start().stderr).toMatch(/^holdline: [^\n]+\n$/)

    const before = inodeOf(stock)
    appendFileSync(join(project, 'src/cli/banner.ts'), '\n')
    expect(start().stderr).toMatch(/^Building, once …\nBuilt /)
    expect(inodeOf(stock)).toBe(before)

    appendFileSync(join(project, 'src/catalog/offerings.ts'), '\n')
    expect(start().stderr).toMatch(/^Building, once …\nBuilt /)
    expect(inodeOf(stock)).not.toBe(before)

    rmSync(join(project, 'dist/main.js'))
    expect(start().stderr).toMatch(/^Building, once …\nBuilt /)
    expect(existsSync(join(project, 'dist/main.js'))).toBe(true)
    expect(readdirSync(join(project, 'dist')).filter((name) => /tmp|building/.test(name))).toEqual([])
  })
})

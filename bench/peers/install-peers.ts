import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { PEERS } from '../paths.ts'

/**
 * Installs the programs that Holdline is compared with, unless they are installed already: they are no dependencies of
 * Holdline. Answers whether they are installed.
 */
export function installPeers(announce: (line: string) => void): boolean {
  if (isInstalled()) return true
  announce('Installing Prism and Azurite into bench/node_modules, once …')
  const npm = spawnSync('npm', ['ci', '--prefix', PEERS, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: PEERS,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (npm.status === 0) return true
  announce(`npm could not install them, so the comparisons with them are left out: ${lastLine(npm.stderr)}`)
  return false
}

/** Whether each program is installed in the version of the lock file. */
function isInstalled(): boolean {
  try {
    const { packages } = JSON.parse(readFileSync(`${PEERS}package-lock.json`, 'utf8'))
    return Object.keys(packages[''].dependencies).every((name) => {
      const installed = JSON.parse(readFileSync(`${PEERS}node_modules/${name}/package.json`, 'utf8'))
      return installed.version === packages[`node_modules/${name}`].version
    })
  } catch {
    return false
  }
}

function lastLine(text: string | null): string {
  return text?.trim().split('\n').at(-1) ?? 'npm did not start'
}

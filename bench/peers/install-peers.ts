import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { PEERS } from '../paths.ts'

/**
 * Installs what Holdline is compared with, where it is not yet: it is no dependency of Holdline, and an
 * installation of Holdline does not bring it. Answers whether it is there.
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

/** Whether each of them is there in the version that the lock file says. */
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

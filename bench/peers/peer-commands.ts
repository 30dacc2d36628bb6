import { PEERS } from '../paths.ts'

/** Prism, which serves an OpenAPI document: it validates requests, checks no signature and keeps nothing. */
export function prismCommand(document: string, port: number): string[] {
  const prism = `${PEERS}node_modules/@stoplight/prism-cli/dist/index.js`
  return [prism, 'mock', document, '--port', String(port), '--verboseLevel', 'silent']
}

/** Azurite's blob service, in memory. Its telemetry is off. */
export function azuriteCommand(port: number): string[] {
  const azurite = `${PEERS}node_modules/azurite/dist/src/blob/main.js`
  return [azurite, '--inMemoryPersistence', '--blobPort', String(port), '--silent', '--disableTelemetry']
}

/** The smallest server that answers HTTP. */
export function bareNodeCommand(port: number): string[] {
  const program = `require('node:http').createServer((_, response) => response.end()).listen(${port}, '127.0.0.1')`
  return ['--eval', program]
}

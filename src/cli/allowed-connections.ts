import { readFileSync } from 'node:fs'
import { SPARE_PLACES } from '../server/connections.ts'

/** Descriptors that a server needs beside its clients' connections and its pool: files, sockets, threads. */
const OWN_DESCRIPTORS = 64

/**
 * How many connections clients may have, so that the server meets this limit before the operating system's limit on
 * open files. Beyond the latter the system closes new connections by itself, probes among them.
 * @param wanted the limit that is configured
 * @param openFiles the limit on open files; `undefined` where it is unknown
 */
export function allowedConnections(wanted: number, openFiles: number | undefined, poolSize: number): number {
  if (openFiles === undefined) return wanted
  return Math.max(1, Math.min(wanted, openFiles - OWN_DESCRIPTORS - SPARE_PLACES - poolSize))
}

/** This process's limit on open files. Only Linux tells it; `undefined` elsewhere, and where there is none. */
export function openFilesLimit(): number | undefined {
  try {
    const [, limit] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? []
    return limit === undefined ? undefined : Number(limit)
  } catch {
    return undefined
  }
}

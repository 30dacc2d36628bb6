import { join } from 'node:path'
import { attachStrace, type Strace } from './attach-strace.ts'

/** A way in which a disk fails, and the system calls that fail with it. */
export interface DiskFault {
  readonly name: string
  readonly calls: string
  readonly error: string
}

const WRITES = 'write,pwrite64,pwritev'

export const DISK_FAULTS: readonly DiskFault[] = [
  { name: 'fails to sync', calls: 'fsync,fdatasync', error: 'EIO' },
  { name: 'fails to write', calls: WRITES, error: 'EIO' },
  { name: 'is full', calls: WRITES, error: 'ENOSPC' },
  { name: 'turned read-only', calls: WRITES, error: 'EROFS' },
]

/**
 * Breaks the disk under the inventory's files, for one process, until strace is detached.
 * @param when the calls that fail, in strace's form `first+step`; all calls if absent
 */
export function breakDisk(
  pid: number,
  directory: string,
  { calls, error }: DiskFault,
  when = '1+',
): Promise<Strace> {
  const files = ['holdline.db', 'holdline.db-wal'].flatMap((name) => ['-P', join(directory, name)])
  const inject = `inject=${calls}:error=${error}:when=${when}`
  return attachStrace(pid, [...files, '-e', `trace=${calls}`, '-e', inject, '-o', '/dev/null'])
}

const WORDS: Record<string, string> = {
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
  EEXIST: 'something else is there',
  ENOENT: 'no such file or directory',
  ENOSPC: 'no space left on the disk',
  ENOTDIR: 'a part of the path is not a directory',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
}

/** An error of the operating system in words, or the code of an error that has no words here. */
export function describeSystemError(error: unknown): string {
  const code = systemErrorCode(error)
  if (code === undefined) return error instanceof Error ? error.message : String(error)
  return WORDS[code] ?? code
}

/** The code of an error of the operating system, such as `ENOENT`. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Whether a call of the operating system has failed. */
export function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && systemErrorCode(error) !== undefined
}

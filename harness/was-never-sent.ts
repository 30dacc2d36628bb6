/** Whether the error of a request says that the connection was refused: the request cannot have happened. */
export function wasNeverSent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED'
}

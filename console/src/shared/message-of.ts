/** What went wrong, in words for the reader of a page. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong on this page. Load it again.'
}

/** An error as the API writes one, `{"error":{"code","message"}}`, for what no route ever sees. */
export function errorBody(code: string, message: string): string {
  return JSON.stringify({ error: { code, message } })
}

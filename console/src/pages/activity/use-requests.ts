import { useEffect, useRef, useState } from 'react'
import type { RecordedRequest } from '../../../generated/own.d.ts'
import { useServer } from '../../app/server.tsx'
import { followRequests } from './follow-requests.ts'

/** As many as the server keeps. */
const KEPT = 1_000

/** The pause before a stream that ended is opened again, in milliseconds. */
const AGAIN_MS = 2_000

/** The requests that the server has recorded, the newest first, as they come. */
export function useRequests(): {
  readonly data: readonly RecordedRequest[] | undefined
  readonly isError: boolean
  readonly error: Error | null
} {
  const { own } = useServer()
  const [requests, setRequests] = useState<readonly RecordedRequest[]>()
  const [error, setError] = useState<Error | null>(null)
  const last = useRef(0)

  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const add = (found: readonly RecordedRequest[]) => {
      const fresh = found.filter(({ id }) => id > last.current)
      last.current = Math.max(last.current, ...fresh.map(({ id }) => id))
      setRequests((known = []) => [...fresh, ...known].slice(0, KEPT))
    }
    const run = async () => {
      while (!signal.aborted) {
        try {
          const { data } = await own.GET('/_holdline/requests', {
            params: { query: { limit: String(KEPT) } },
            signal,
          })
          const found = [...(data?.requests ?? [])].sort((a, b) => b.id - a.id)
          // A server that was started anew counts from one again.
          if ((found[0]?.id ?? 0) < last.current) {
            last.current = 0
            setRequests([])
          }
          add(found)
          setError(null)
          await followRequests(
            { own },
            { since: last.current, signal, onRequest: (request) => add([request]) },
          )
        } catch (failure) {
          if (signal.aborted) return
          setError(failure instanceof Error ? failure : new Error(String(failure)))
        }
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      }
    }
    run()
    return () => stop.abort()
  }, [own])
  return { data: requests, isError: error !== null, error }
}

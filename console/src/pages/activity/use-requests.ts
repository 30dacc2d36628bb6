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
  readonly requests: readonly RecordedRequest[] | undefined
  readonly error: unknown
} {
  const { own } = useServer()
  const [requests, setRequests] = useState<readonly RecordedRequest[]>()
  const [error, setError] = useState<unknown>()
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
          add([...(data?.requests ?? [])].sort((a, b) => b.id - a.id))
          setError(undefined)
          await followRequests(
            { own },
            { since: last.current, signal, onRequest: (request) => add([request]) },
          )
        } catch (failure) {
          if (signal.aborted) return
          setError(failure)
        }
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      }
    }
    run()
    return () => stop.abort()
  }, [own])
  return { requests, error }
}

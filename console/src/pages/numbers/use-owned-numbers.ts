import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { API_VERSION } from '../../api/create-clients.ts'
import { useServer } from '../../app/server.tsx'

/** The largest page that the API gives. */
const PAGE = 1_000

/** All numbers of the resource, page after page; the first page is there while the rest is read. */
export function useOwnedNumbers() {
  const { acs } = useServer()
  const query = useInfiniteQuery({
    queryKey: ['numbers'],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      // A link to the next page carries the place of the last number, which is quicker than to skip.
      const next = new URLSearchParams(pageParam.split('?')[1])
      const more = Object.fromEntries(next)
      const { data } = await acs.GET('/phoneNumbers', {
        params: { query: { top: PAGE, ...more, 'api-version': API_VERSION } },
        signal,
      })
      return { numbers: data?.phoneNumbers ?? [], nextLink: data?.nextLink }
    },
    getNextPageParam: ({ nextLink }) => nextLink || undefined,
  })
  const { hasNextPage, isFetching, isError, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  return {
    ...query,
    numbers: query.data?.pages.flatMap(({ numbers }) => numbers),
    isWhole: query.isSuccess && !hasNextPage,
  }
}

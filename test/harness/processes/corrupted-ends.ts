import { type Corruption, withEnd } from './corruption.ts'

/** The inventory at the end differs from the outcome of the events. */
export const CORRUPTED_ENDS: readonly Corruption[] = [
  {
    name: 'a number is free though it is owned',
    fault: /is owned by \w+, and free/,
    places: (run) =>
      Object.values(run.end.owned)
        .flat()
        .map((number) => () => withEnd(run, { free: { ...run.end.free, more: [number] } })),
  },
  {
    name: 'a number is nobody’s and not free',
    fault: /is lost/,
    places: (run) =>
      Object.entries(run.end.free).flatMap(([market, numbers]) =>
        numbers.map(
          (lost) => () =>
            withEnd(run, {
              free: { ...run.end.free, [market]: numbers.filter((number) => number !== lost) },
            }),
        ),
      ),
  },
  {
    name: 'a number is owned that nobody bought',
    fault: /nobody bought it|is owned by \w+ and \w+/,
    places: (run) =>
      Object.entries(run.end.free).flatMap(([market, numbers]) =>
        numbers.map(
          (taken) => () =>
            withEnd(run, {
              free: { ...run.end.free, [market]: numbers.filter((number) => number !== taken) },
              owned: { ...run.end.owned, contoso: [...(run.end.owned['contoso'] ?? []), taken] },
            }),
        ),
      ),
  },
  {
    name: 'a bought number is in nobody’s list',
    fault: /was bought by .*, and is nobody’s|is lost/,
    places: (run) =>
      Object.entries(run.end.owned).flatMap(([resource, numbers]) =>
        numbers.map(
          (gone) => () =>
            withEnd(run, {
              owned: { ...run.end.owned, [resource]: numbers.filter((number) => number !== gone) },
            }),
        ),
      ),
  },
]

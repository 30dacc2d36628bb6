/** Who may read the metrics: everybody, or the operator alone. */
export const METRICS_READERS = ['public', 'operator'] as const

/** The one place that reads the machine's clock. A firm may live ahead or behind it: the demo firm does. */
export const nowAt = (offsetMs = 0) => new Date(Date.now() + offsetMs).toISOString()

/** The least figure that a part (0 to 1) of them does not exceed: the nearest rank. */
export const quantile = (figures: readonly number[], part: number): number => {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN
}

export const seconds = (value: number): string => {
  if (value < 1) return `${(value * 1000).toFixed(1)} ms`
  return `${value.toFixed(2)} s`
}

/** As a percentage with as many digits as a proof needs. */
export const percent = (part: number): string => (part <= 1e-9 ? '0' : `${(part * 100).toPrecision(3)} %`)

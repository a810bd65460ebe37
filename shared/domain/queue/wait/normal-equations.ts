/** So small a share of the diagonal is added to it: columns that say the same thing must not break the solution. */
const RIDGE = 1e-10

/**
 * Weighted least squares: the `beta` with `(XᵀQX) beta = XᵀQ target`, by Cholesky. `design` is X row by row, `width`
 * numbers a row; `weights` is the diagonal of Q.
 */
export function solveNormal(
  design: Float64Array,
  width: number,
  weights: Float64Array,
  target: Float64Array,
): Float64Array {
  const matrix = new Float64Array(width * width)
  const right = new Float64Array(width)
  for (let i = 0, row = 0; i < weights.length; i++, row += width) {
    for (let j = 0; j < width; j++) {
      const weighted = weights[i]! * design[row + j]!
      if (weighted === 0) continue
      right[j]! += weighted * target[i]!
      for (let k = 0; k <= j; k++) matrix[j * width + k]! += weighted * design[row + k]!
    }
  }
  return cholesky(matrix, width, right)
}

/** Solves in place for a symmetric positive matrix given by its lower half; `right` becomes the solution. */
function cholesky(matrix: Float64Array, width: number, right: Float64Array): Float64Array {
  let largest = 0
  for (let j = 0; j < width; j++) largest = Math.max(largest, matrix[j * width + j]!)
  for (let j = 0; j < width; j++) {
    matrix[j * width + j]! += RIDGE * largest + Number.MIN_VALUE
    for (let k = 0; k <= j; k++) {
      let sum = matrix[j * width + k]!
      for (let m = 0; m < k; m++) sum -= matrix[j * width + m]! * matrix[k * width + m]!
      matrix[j * width + k] =
        j === k ? Math.sqrt(Math.max(sum, RIDGE * largest + Number.MIN_VALUE)) : sum / matrix[k * width + k]!
    }
  }
  for (let j = 0; j < width; j++) {
    let sum = right[j]!
    for (let k = 0; k < j; k++) sum -= matrix[j * width + k]! * right[k]!
    right[j] = sum / matrix[j * width + j]!
  }
  for (let j = width - 1; j >= 0; j--) {
    let sum = right[j]!
    for (let k = j + 1; k < width; k++) sum -= matrix[k * width + j]! * right[k]!
    right[j] = sum / matrix[j * width + j]!
  }
  return right
}

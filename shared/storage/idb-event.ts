/** Resolves with that event; rejects when it becomes an error, or is given up (a full disk says so only at the end). */
export function happened(target: IDBRequest | IDBTransaction, type: 'success' | 'complete'): Promise<unknown> {
  return new Promise((resolve, reject) => {
    target.addEventListener(type, resolve)
    for (const failure of ['error', 'abort']) target.addEventListener(failure, () => reject(target.error))
  })
}

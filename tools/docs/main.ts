import { documentedEndpoints } from './endpoints.ts'
import { madeFiles, writeMade } from './made.ts'

// `npm run docs`: writes what is made from the code.
for (const file of madeFiles(documentedEndpoints())) writeMade(file)

/** Accounts of the development chain, and what the busy network gives them. Their keys are public. */
export const ROLES = [
	{ name: "Alice", address: "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2" },
	{ name: "Bob", address: "43qsYbZGLn2xzNuurY6BY4QNDSUU7gLEcXuckpm6B3DEmEx9" },
	{ name: "Charlie", address: "43tXcmhJfmvbczKaPKgWXirf3a9r6zD63KAxHq4CTSPm4DRf" },
	{ name: "Dave", address: "41iFgxEGsnyGv5Abdo6Uq6n6BjoLS3p1UMKv9GvwMVuY5er7" },
	{ name: "Eve", address: "45ppQG9QcAkUdh2AP25CxDAnBAK1EACefQA2rMtbApzu6UXa" },
	{ name: "Ferdie", address: "41GUHy9gmjhst2edhhoWCZcf6rqCheD5XMGTUF53CWJTePuc" },
] as const;

import { version } from "../../../package.json";

/** ss58 prefix of Khala and Phala. */
export const SS58_PREFIX = 30;

/** What every development chain answers to `system_*`. */
export const IDENTITY = {
	chain: "Phala Development",
	name: "phala-devchain",
	version,
	ss58Format: SS58_PREFIX,
	tokenDecimals: 12,
	tokenSymbol: "PHA",
};

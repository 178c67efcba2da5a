// The ground floor needs neither a browser's nor Node's types, nor any package.
import { formatPha, parsePha } from "phala-stakepool/math";

const amount: bigint = parsePha("1400");
export const text: string = formatPha(amount);

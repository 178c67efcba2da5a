// The entry point `math` needs neither the types of browsers or Node, nor any package.
import { formatPha, parsePha } from "phala-stakepool/math";

const amount: bigint = parsePha("1400");
export const text: string = formatPha(amount);

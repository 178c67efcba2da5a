// Transfer PHA
// Console users
// Sends PHA with the chain's own call, and follows it as every transaction of the SDK. For W-PHA, unwrap it before.
import { formatPha, parsePha } from "phala-stakepool";
import { owner, phala, signer } from "./client.js";

const pha = (amount: bigint) => formatPha(amount, { decimals: 2, grouping: true, symbol: "PHA" });
const to = phala.formatAddress(owner); // throws INVALID_ADDRESS for a text that is no address
const amount = parsePha("1250.5");

const { transferable } = await phala.delegator(signer).get();
if (transferable < amount) throw new Error(`Only ${pha(transferable)} can be transferred`);

const api = await phala.api(); // the rest of the chain: @polkadot/api on the same connection
const transfer = api.tx.balances?.transferKeepAlive?.(to, amount);
if (!transfer) throw new Error("The chain has no transfers");
const signed = await transfer.signAsync(signer); // or { signer } of a wallet
const { fee } = await phala.submit(signed.toHex()).inBlock; // rejects with the chain's reason, e.g. INSUFFICIENT_BALANCE
const { transferable: left } = await phala.delegator(signer).get();
console.log(`Sent ${pha(amount)} to ${to} for ${formatPha(fee)} PHA, ${pha(left)} left`);
await phala.close();

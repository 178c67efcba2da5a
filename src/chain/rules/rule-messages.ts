import type { RuleCode, RuleFacts } from "../../errors/codes.ts";
import { NOT_FOUND_MESSAGES } from "../../errors/not-found.ts";
import { formatPha } from "../../math/units.ts";

interface RuleMessage<F> {
	/** The facts of a dispatch error, which includes none; `null` for rules without a dispatch error. */
	readonly unknown: F | null;
	/** The message: the problem and what is expected. */
	text(facts: F): string;
}

const pool = (pid: number | null) => (pid === null ? "the pool" : `pool ${pid}`);
const worker = (key: string | null) => (key === null ? "The worker" : `Worker ${key}`);
const pha = (amount: bigint | null) => (amount === null ? "what the chain allows" : `${formatPha(amount)} PHA`);
const named = (amount: bigint | null, before = ": ") => (amount === null ? "" : `${before}${formatPha(amount)} PHA`);
const date = (seconds: number | null) => (seconds === null ? "" : ` until ${new Date(seconds * 1000).toISOString()}`);
const plain = (text: string): RuleMessage<object> => ({ unknown: {}, text: () => text });
const ofPool = (text: (name: string) => string): RuleMessage<{ readonly pid: number | null }> => ({
	unknown: { pid: null },
	text: ({ pid }) => text(pool(pid)),
});
const ofWorker = (text: (name: string) => string): RuleMessage<{ readonly publicKey: string | null }> => ({
	unknown: { publicKey: null },
	text: ({ publicKey }) => text(worker(publicKey)),
});
const ofState = (text: string): RuleMessage<{ readonly state: string | null }> => ({
	unknown: { state: null },
	text: ({ state }) => (state === null ? text : `${text} It is ${state}.`),
});

const RESOURCES = { weight: "weight", proofSize: "proof size", length: "length in bytes" };

/** Messages of all rules. */
export const RULE_MESSAGES: { readonly [C in RuleCode]: RuleMessage<RuleFacts<C>> } = {
	NOT_FOUND: { unknown: { kind: "pool", id: null }, text: NOT_FOUND_MESSAGES.NOT_FOUND },
	WRONG_POOL_KIND: { unknown: { pid: null, kind: null, expected: null }, text: NOT_FOUND_MESSAGES.WRONG_POOL_KIND },
	NOT_POOL_OWNER: {
		unknown: { owner: null },
		text: ({ owner }) => `The account is not the pool's owner${owner ? `, ${owner}` : ""}.`,
	},
	NOT_OPERATOR: {
		unknown: { operator: null },
		text: ({ operator }) =>
			`The account is not the worker's operator${operator ? `, ${operator}` : ""}. Register the worker with the pool's owner as operator.`,
	},
	CAP_BELOW_TOTAL: {
		unknown: { totalStake: null },
		text: ({ totalStake }) => `The cap is below the pool's total stake${named(totalStake)}.`,
	},
	CAP_EXCEEDED: {
		unknown: { remaining: null },
		text: ({ remaining }) => `The contribution exceeds the pool's cap. Expected at most ${pha(remaining)}.`,
	},
	CONTRIBUTION_TOO_SMALL: {
		unknown: { minimum: null },
		text: ({ minimum }) => `The contribution is too small. Expected at least ${pha(minimum)}.`,
	},
	INSUFFICIENT_BALANCE: {
		unknown: { available: null, required: null },
		text: ({ available, required }) =>
			available === null
				? "The account's balance is too low."
				: `The account's balance is too low: ${pha(required)} are required, ${pha(available)} are available.`,
	},
	POOL_BANKRUPT: ofPool((name) => `The shares of ${name} are worth nothing: it accepts no contributions.`),
	NOT_WHITELISTED: ofPool((name) => `The account is not on the whitelist of ${name}.`),
	NO_POSITION: ofPool((name) => `The account has no shares in ${name}.`),
	INVALID_WITHDRAWAL: {
		unknown: { available: null },
		text: ({ available }) =>
			available === null
				? "The withdrawal is invalid. Expected more than 1000 shares, and at most the account's own, queued ones included."
				: `The withdrawal is invalid. Expected more than 1000 and at most ${available} shares, queued ones included.`,
	},
	WITHDRAWAL_WOULD_BURN: {
		unknown: null,
		text: ({ value, minimum }) =>
			`Shares worth ${pha(value)} would be burnt: the chain does not pay a request, or the rest of one, of ${pha(minimum)} or less. Withdraw more, or less than is paid at once.`,
	},
	SHARES_UNWITHDRAWABLE: {
		unknown: null,
		text: ({ shares, value, minimum }) =>
			`The account would be left with ${shares} shares, worth ${pha(value)}, which the chain never pays out. Expected none ("all"), or more than 1000 shares worth more than ${pha(minimum)}.`,
	},
	WITHDRAWAL_NOT_PAYABLE: {
		unknown: null,
		text: ({ pid, payable, queued }) =>
			`Pool ${pid} has too little free stake: it would pay ${pha(payable)} now, and ${queued} shares would wait in its queue. Expected a withdrawal that it pays at once.`,
	},
	REST_WOULD_BURN: {
		unknown: null,
		text: ({ amount, minimum }) =>
			`A rest of ${pha(amount)} would be burnt: the account cannot hold so little. Expected a rest of 0, or of at least ${pha(minimum)}.`,
	},
	STAKE_WOULD_BURN: {
		unknown: null,
		text: ({ amount, maximum }) =>
			`The chain would take ${pha(amount)} of the account's locked stake, whose shares it values at less. Its fixed-point numbers hold ${pha(maximum)} of an account in a pool.`,
	},
	AMOUNT_TOO_LARGE: {
		unknown: null,
		text: ({ maximum }) =>
			`The amount exceeds the chain's fixed-point numbers, and the excess would be lost. Expected at most ${pha(maximum)}.`,
	},
	WRAP_WOULD_BURN: {
		unknown: null,
		text: ({ amount, minimum }) =>
			`Wrapping ${pha(amount)} would burn it: the account would have less W-PHA than it can hold. Expected at least ${pha(minimum)}.`,
	},
	WORKER_NOT_REGISTERED: ofWorker((name) => `${name} is not registered on this chain.`),
	BENCHMARK_MISSING: ofWorker((name) => `${name} has no benchmark score yet. Wait until its benchmark is finished.`),
	BENCHMARK_TOO_LOW: {
		unknown: { score: null, minimum: null },
		text: ({ score, minimum }) =>
			score === null
				? "The worker's score is too low."
				: `The worker's score is too low: ${score}. Expected at least ${minimum}.`,
	},
	WORKER_ALREADY_ADDED: ofWorker((name) => `${name} is already in the pool.`),
	WORKER_NOT_IN_POOL: {
		unknown: { pid: null },
		text: ({ pid }) => `The worker is not in ${pool(pid)}. Add it first.`,
	},
	WORKER_IN_ANOTHER_POOL: ofPool((name) => `The worker is in ${name.replace("the ", "another ")}, not in this one.`),
	WORKER_LIMIT_REACHED: {
		unknown: { limit: null },
		text: ({ limit }) => `The pool has the maximum number of workers${limit === null ? "" : `: ${limit}`}.`,
	},
	BIND_FAILED: ofWorker((name) => `${name} is bound to another pool, still cools down, or has to register again.`),
	SESSION_NOT_FOUND: ofWorker((name) => `${name} has no session. Add it to a pool first.`),
	WORKER_NOT_READY: ofState("The worker is not Ready."),
	WORKER_NOT_COMPUTING: ofState("The worker is neither Computing nor Unresponsive."),
	WORKER_ALREADY_STOPPED: ofWorker((name) => `${name} was already stopped. Reclaim it after its cool-down.`),
	INSUFFICIENT_FREE_STAKE: {
		unknown: { freeStake: null },
		text: ({ freeStake }) => `The stake exceeds the pool's free stake${named(freeStake)}.`,
	},
	STAKE_TOO_LOW: {
		unknown: { minimum: null },
		text: ({ minimum }) => `The stake is below Smin${named(minimum)}.`,
	},
	STAKE_TOO_HIGH: {
		unknown: { maximum: null },
		text: ({ maximum }) => `The stake is above Smax${named(maximum)}.`,
	},
	STAKE_NOT_RAISED: {
		unknown: { stake: null },
		text: ({ stake }) => `The new stake is not above the present one${named(stake)}.`,
	},
	QUEUE_NOT_EMPTY: ofPool((name) => `The stake cannot change while the withdraw queue of ${name} is not empty.`),
	COOL_DOWN_NOT_OVER: {
		unknown: { endsAt: null },
		text: ({ endsAt }) => `There is nothing to reclaim: no stopped worker has finished its cool-down${date(endsAt)}.`,
	},
	NO_REWARD: ofPool((name) => `There is nothing to claim from ${name}.`),
	UNWRAP_TOO_MUCH: {
		unknown: { available: null },
		text: ({ available }) =>
			`The amount exceeds what the account can unwrap. Expected at most ${pha(available)}: the rest is not wrapped, or locked in votes.`,
	},
	ALREADY_WHITELISTED: ofPool((name) => `The account is already on the whitelist of ${name}.`),
	NO_WHITELIST: ofPool((name) => `${name.replace("the", "The").replace("pool", "Pool")} has no whitelist.`),
	WHITELIST_FULL: {
		unknown: { limit: null },
		text: ({ limit }) => `The whitelist is full${limit === null ? "" : `: ${limit} accounts`}.`,
	},
	DESCRIPTION_TOO_LONG: {
		unknown: { limit: null },
		text: ({ limit }) => `The description is too long${limit === null ? "" : `. Expected at most ${limit} bytes`}.`,
	},
	VAULT_LOCKED: ofPool(() => "The vault is locked until its withdraw queue is served."),
	COMMISSION_UNCHANGED: ofPool(
		(name) => `${name.replace("the", "The").replace("pool", "Pool")} already has this commission.`,
	),
	REWARD_POOL_EMPTY: plain("The balance of the account that pays rewards is too low."),
	WRAPPED_ASSET_MISSING: plain("The chain has no W-PHA yet: governance has to create the asset first."),
	QUEUE_STUCK: {
		unknown: null,
		text: ({ pid }) =>
			`The free stake of pool ${pid} buys no share of the first request: the chain includes no call that would pay the queue.`,
	},
	BALANCE_TOO_SMALL: {
		unknown: { minimum: null },
		text: ({ minimum }) =>
			`The transfer would leave an account with less than the existential deposit${named(minimum)}.`,
	},
	FUNDS_FROZEN: plain("The account's funds are frozen."),
	VOTE_TOO_LARGE: {
		unknown: { available: null },
		text: ({ available }) => `The vote is too large. Expected at most ${pha(available)}.`,
	},
	REFERENDUM_NOT_OPEN: plain("The referendum does not exist or is over."),
	REFERENDUM_ONGOING: plain("The referendum is not over yet."),
	ITERATIONS_OUT_OF_RANGE: plain("The number of votes to unlock is out of range. Expected 1 to 100."),
	REGISTRATION_REFUSED: plain("The chain does not accept the worker's registration."),
	FEATURE_DISABLED: plain("The chain has disabled this feature."),
	CALL_RESERVED: plain("The call is reserved for the chain's administration."),
	NOT_PROXY: {
		unknown: { account: null, signer: null, proxyType: null, expected: null, found: null },
		text: ({ account, signer, proxyType, expected, found }) => {
			if (found === null || expected === null) return "The signer is no proxy of the account that may make this call.";
			const types = found.map((each) => each.proxyType);
			const isAllowed = proxyType !== null && expected.includes(proxyType);
			const own = `${signer} is a proxy of ${account} of type ${types.join(", ")}`;
			const problem =
				types.length === 0
					? `${signer} is no proxy of ${account}.`
					: isAllowed
						? `${own}, not of type ${proxyType}.`
						: proxyType !== null && !types.includes(proxyType)
							? `A proxy of type ${proxyType} may not make this call.`
							: `${own}, which does not allow this call.`;
			return `${problem} Expected a proxy of type ${expected.join(" or ")}, which ${account} adds by proxy.addProxy.`;
		},
	},
	PROXY_DELAYED: {
		unknown: { proxyType: null, delay: null, executableFrom: null },
		text: ({ proxyType, delay, executableFrom }) => {
			const proxy = `proxy${proxyType === null ? "" : ` of type ${proxyType}`}`;
			if (executableFrom !== null)
				return `The ${proxy} announced the call. It can be executed from block ${executableFrom} on.`;
			return `The ${proxy} has to announce the call${delay === null ? "" : `, and to wait ${delay} blocks`}. Expected plan.announce(account) and later plan.as(account, { announcedBy }), or a proxy with a delay of 0.`;
		},
	},
	PROXY_NOT_FOUND: {
		unknown: { callHash: null },
		text: ({ callHash }) =>
			`The chain has no such proxy or announcement${callHash === null ? "" : ` of the call ${callHash}`}: it was executed, removed, or never made.`,
	},
	TOO_MANY_PROXIES: {
		unknown: { limit: null },
		text: ({ limit }) =>
			limit === null
				? "The account has as many proxies or announcements as the chain allows."
				: `The proxy has announced ${limit} calls, as many as the chain allows. Execute or remove one.`,
	},
	ALREADY_APPROVED: {
		unknown: { callHash: null, approvals: null, threshold: null },
		text: ({ approvals, threshold }) =>
			`The signer has already approved this call${approvals === null ? "" : `, which has ${approvals} of ${threshold} approvals`}. Expected another signatory.`,
	},
	ALREADY_STORED: {
		unknown: { callHash: null },
		text: ({ callHash }) =>
			`The chain keeps the call${callHash === null ? "" : ` ${callHash}`} already. Expected an approval without storeCall.`,
	},
	TOO_MANY_SIGNATORIES: {
		unknown: { signatories: null, limit: null },
		text: ({ signatories, limit }) =>
			signatories === null
				? "The multisig has more signatories than the chain allows."
				: `The multisig has ${signatories} signatories. Expected at most ${limit}.`,
	},
	MULTISIG_NOT_PENDING: {
		unknown: { callHash: null },
		text: ({ callHash }) =>
			`No call ${callHash === null ? "" : `${callHash} `}of the multisig waits for approvals: it was executed, cancelled, or never approved.`,
	},
	NOT_DEPOSITOR: {
		unknown: { depositor: null },
		text: ({ depositor }) =>
			`The signer did not approve the call first. Expected ${depositor ?? "the account that did"}, whose deposit it holds.`,
	},
	OTHER_CALL_PENDING: {
		unknown: { callHashes: null },
		text: ({ callHashes }) =>
			`Another call of the multisig waits for this approval${callHashes === null ? "" : ` (${callHashes.join(", ")})`}, and the call of this plan depends on the chain's state: it would be one more. To approve the one that waits, use multisig.pending() and phala.call(call).multisig(options); otherwise the option separate.`,
	},
	MULTISIG_CHANGED: plain(
		"Another signatory approved, executed or cancelled the call meanwhile. Send the approval again, if the call still waits.",
	),
	TOO_MANY_CALLS: {
		unknown: { calls: null, limit: null },
		text: ({ calls, limit }) =>
			calls === null
				? "The batch has more calls than the chain allows. Send its plans with sendAll."
				: `The batch has ${calls} calls. Expected at most ${limit}; sendAll sends more plans.`,
	},
	BLOCK_LIMIT_EXCEEDED: {
		unknown: null,
		text: ({ resource, required, limit }) =>
			`No block can hold the transaction: its ${RESOURCES[resource]} is ${required}. Expected at most ${limit}; sendAll splits a batch.`,
	},
	CHAIN_FAULT: plain("The chain's own records are inconsistent; the call itself is valid."),
	FEE_UNPAYABLE: {
		unknown: { fee: null, available: null },
		text: ({ fee, available }) =>
			fee === null
				? "The account cannot pay the fee."
				: `The account cannot pay the fee: ${pha(fee)} are required, ${pha(available)} are available.`,
	},
};

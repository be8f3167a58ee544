package org.nextcloudmcp.redemption;

/** All that a redemption touches outside of this process's memory. */
public record Ports(
        SubjectLock locks, GrantLedger ledger, AnswerJournal journal, Redeemer provider, TokenJudge judge) {}

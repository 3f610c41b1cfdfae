#include <gtest/gtest.h>

#include "community/community_for_tests.h"
#include "community/screening/classifier.h"

namespace coloquio::community {
namespace {

WatchedWord word(std::string text, WordAction action = WordAction::block) {
  WatchedWord watched;
  watched.word = std::move(text);
  watched.action = action;
  return watched;
}

TEST(Watcher, FindsWholeWordsHoweverTheyAreWritten) {
  const Watcher watcher({word("timo")});
  EXPECT_NE(watcher.strongest({"Esto es un TIMO."}), nullptr);
  EXPECT_NE(watcher.strongest({"¡Timó!"}), nullptr);
  EXPECT_EQ(watcher.strongest({"El timonel llegó."}), nullptr);
  EXPECT_EQ(watcher.strongest({""}), nullptr);
}

TEST(Watcher, FindsPrefixesWithAStar) {
  const Watcher watcher({word("timo*")});
  EXPECT_NE(watcher.strongest({"El timonel llegó."}), nullptr);
  EXPECT_NE(watcher.strongest({"timo"}), nullptr);
  EXPECT_EQ(watcher.strongest({"tim"}), nullptr);
}

TEST(Watcher, TakesTheStrongestOfSeveral) {
  const Watcher watcher(
      {word("uno", WordAction::censor), word("dos", WordAction::block), word("tres")});
  EXPECT_EQ(watcher.strongest({"uno dos"})->word, "dos");
  EXPECT_EQ(watcher.strongest({"uno"})->action, WordAction::censor);
}

TEST(Watcher, CoversCensoredWordsOnly) {
  const Watcher watcher({word("caca", WordAction::censor), word("otra", WordAction::review)});
  EXPECT_EQ(watcher.censored("Vaya Cacá, otra vez."), "Vaya ■■■, otra vez.");
}

TEST(Watcher, SurvivesAnyBytes) {
  const Watcher watcher({word("timo")});
  EXPECT_EQ(watcher.strongest({std::string_view("\xff\xfe\x00timo\xc3", 8)})->word, "timo");
}

TEST(Watcher, KeepsOneWordOfTwoLettersOrMore) {
  EXPECT_EQ(watched_form(" Timó "), "timo");
  EXPECT_EQ(watched_form("Premi*"), "premi*");
  EXPECT_EQ(watched_form("ab"), "ab");
  EXPECT_EQ(watched_form("a"), "");
  EXPECT_EQ(watched_form("a*"), "");
  EXPECT_EQ(watched_form("dos palabras"), "");
  EXPECT_EQ(watched_form("*"), "");
  EXPECT_EQ(watched_form("<b>"), "");
}

struct Screened : CommunityForTests {
  Viewer member = limited(ana);
  Viewer fresh = newcomer(bea);
  Started asked = ask(mod);

  void watch(std::string text, WordAction action) {
    ASSERT_TRUE(community.screening.save(admin, {std::move(text), action}));
  }
  Result<Message> say(const Viewer& viewer, std::string body,
                      std::optional<std::chrono::milliseconds> typed_in = {}) {
    clock.advance(std::chrono::minutes{3});
    NewMessage draft;
    draft.id = asked.conversation.id;
    draft.body = std::move(body);
    draft.typed_in = typed_in;
    return community.posting.reply(viewer, std::move(draft));
  }
  std::vector<ReviewView> queue() { return community.review.list(mod, {})->items; }
  Result<> decide(Outcome outcome) {
    Decision decision;
    decision.id = queue().front().item.id;
    decision.outcome = outcome;
    return community.review.decide(mod, decision);
  }
  std::int64_t replies() {
    return community.reading.show(guest, asked.conversation.id)->conversation.replies;
  }
};

TEST(Screening, RefusesABlockedWordAndNamesIt) {
  Screened world;
  world.watch("timo", WordAction::block);
  const auto refused = world.say(world.member, "Es un timo.");
  ASSERT_TRUE(fails_with(Kind::invalid, refused));
  EXPECT_EQ(refused.error().fields.front().field, "body");
  EXPECT_EQ(world.replies(), 0);
}

TEST(Screening, SeesThroughMarksInsideAWord) {
  Screened world;
  world.watch("timo", WordAction::block);
  EXPECT_TRUE(fails_with(Kind::invalid, world.say(world.member, "Es un ti**m**o.")));
}

TEST(Screening, CoversWhatIsCensored) {
  Screened world;
  world.watch("timo", WordAction::censor);
  const auto said = world.say(world.member, "Es un timo.");
  ASSERT_TRUE(said);
  EXPECT_EQ(said->body_markdown, "Es un ■■■.");
}

TEST(Screening, HoldsWhatAModeratorMustReadAndPublishesItWhenApproved) {
  Screened world;
  world.watch("inversión", WordAction::review);
  const auto held = world.say(world.member, "Hablemos de inversión.");
  ASSERT_TRUE(held);
  EXPECT_EQ(held->id, MessageId{});
  EXPECT_EQ(world.replies(), 0);
  ASSERT_EQ(world.queue().size(), 1U);
  EXPECT_EQ(world.queue()[0].item.why, ReviewWhy::watched_word);
  EXPECT_EQ(world.queue()[0].item.detail, "inversion");
  EXPECT_EQ(world.queue()[0].text, "Hablemos de inversión.");
  EXPECT_EQ(world.community.review.held_of(world.member).size(), 1U);
  ASSERT_TRUE(world.decide(Outcome::approved));
  EXPECT_EQ(world.replies(), 1);
  EXPECT_TRUE(world.community.review.held_of(world.member).empty());
}

TEST(Screening, OwesAStatementForWhatIsNotPublishedAndTheAppealReopensIt) {
  Screened world;
  world.watch("inversión", WordAction::review);
  ASSERT_TRUE(world.say(world.member, "Hablemos de inversión."));
  ASSERT_TRUE(world.decide(Outcome::refused));
  EXPECT_EQ(world.replies(), 0);
  const auto statement =
      world.community.review.statements_of(world.member, "", 5).items.front().statement;
  EXPECT_EQ(statement.restriction, Restriction::refused);
  ASSERT_TRUE(world.community.review.undo(world.mod, statement.id));
  ASSERT_TRUE(world.decide(Outcome::approved));
  EXPECT_EQ(world.replies(), 1);
}

TEST(Screening, PublishesOnceOfTwoWhoApprove) {
  Screened world;
  world.watch("inversión", WordAction::review);
  ASSERT_TRUE(world.say(world.member, "Hablemos de inversión."));
  Decision decision;
  decision.id = world.queue().front().item.id;
  decision.outcome = Outcome::approved;
  ASSERT_TRUE(world.community.review.decide(world.mod, decision));
  EXPECT_TRUE(fails_with(Kind::conflict, world.community.review.decide(world.admin, decision)));
  EXPECT_EQ(world.replies(), 1);
}

TEST(Screening, KeepsWhatCannotBePublishedAnyMoreInTheQueue) {
  Screened world;
  world.watch("inversión", WordAction::review);
  ASSERT_TRUE(world.say(world.member, "Hablemos de inversión."));
  ConversationChange change;
  change.id = world.asked.conversation.id;
  change.closed = true;
  ASSERT_TRUE(world.community.moderation.change(world.mod, change));
  EXPECT_TRUE(fails_with(Kind::conflict, world.decide(Outcome::approved)));
  EXPECT_EQ(world.queue().size(), 1U);
}

TEST(Screening, LetsFivePostsOfOnePersonWait) {
  Screened world;
  world.watch("inversión", WordAction::review);
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(world.say(world.member, "Inversión número " + std::to_string(i)));
  }
  EXPECT_TRUE(fails_with(Kind::too_many, world.say(world.member, "Otra inversión más.")));
}

TEST(Screening, HoldsNothingWhereOneMayNotAnswer) {
  Screened world;
  world.watch("inversión", WordAction::review);
  world.space("privado", Visibility::private_);
  world.asked = world.ask(world.admin, "Zarzamora secreta", "Nadie lo sabe.", "privado");
  EXPECT_TRUE(fails_with(Kind::not_found, world.say(world.member, "Hablemos de inversión.")));
  EXPECT_TRUE(world.queue().empty());
}

TEST(Screening, LeavesStaffAndTokensWithoutLimitsAlone) {
  Screened world;
  world.watch("timo", WordAction::block);
  EXPECT_TRUE(world.say(CommunityForTests::limited(world.mod), "Sobre el timo."));
  EXPECT_TRUE(world.say(world.ana, "Sobre el timo."));
}

TEST(Screening, LooksAtEditsToo) {
  Screened world;
  const auto said = world.say(world.member, "Todo bien.").value();
  world.watch("timo", WordAction::block);
  world.watch("inversión", WordAction::review);
  MessageChange change;
  change.id = said.id;
  change.body = "Es un timo.";
  EXPECT_TRUE(fails_with(Kind::invalid, world.community.posting.edit(world.member, change)));
  change.body = "Una inversión.";
  ASSERT_TRUE(world.community.posting.edit(world.member, change));
  EXPECT_EQ(world.queue().front().item.message, said.id);
}

TEST(Screening, HoldsAFirstPostTypedTooFast) {
  Screened world;
  EXPECT_EQ(world.say(world.fresh, "Hola a todos.", std::chrono::milliseconds{2999})->id,
            MessageId{});
  EXPECT_EQ(world.queue().front().item.why, ReviewWhy::typed_fast);
  EXPECT_NE(world.say(world.fresh, "Hola otra vez.", std::chrono::milliseconds{3000})->id,
            MessageId{});
}

TEST(Screening, LooksAtTheFirstPostOfANewcomerAfterwards) {
  Screened world;
  ASSERT_NE(world.say(world.fresh, "Hola a todos.")->id, MessageId{});
  ASSERT_EQ(world.queue().size(), 1U);
  EXPECT_EQ(world.queue()[0].item.why, ReviewWhy::first_post);
  ASSERT_TRUE(world.decide(Outcome::kept));
  ASSERT_TRUE(world.say(world.fresh, "Y otra cosa."));
  EXPECT_TRUE(world.queue().empty());
}

TEST(Screening, HoldsTheThirdLinkToOneHost) {
  Screened world;
  ASSERT_NE(world.say(world.fresh, "Mirad [esto](https://www.tienda.example/a) con calma")->id,
            MessageId{});
  ASSERT_NE(world.say(world.fresh, "Y [aquello](https://tienda.example/b) por si acaso")->id,
            MessageId{});
  EXPECT_EQ(world.say(world.fresh, "Y también [lo de más allá](http://tienda.example/c)")->id,
            MessageId{});
  EXPECT_EQ(world.queue().back().item.detail, "tienda.example");
}

TEST(TypingToken, TellsTheTimeAndCannotBeForged) {
  Screened world;
  auto& screening = world.community.screening;
  const auto token = screening.opened(world.fresh);
  world.clock.advance(std::chrono::seconds{4});
  EXPECT_EQ(screening.typed_in(world.fresh, token), std::chrono::seconds{4});
  EXPECT_EQ(screening.typed_in(world.member, token), std::chrono::seconds{0});
  EXPECT_EQ(screening.typed_in(world.fresh, "1" + token), std::chrono::seconds{0});
  EXPECT_EQ(screening.typed_in(world.fresh, "1000.deadbeef"), std::chrono::seconds{0});
  EXPECT_EQ(screening.typed_in(world.fresh, ""), std::chrono::seconds{0});
}

TEST(Rehearsal, AgreesWithWhatHappens) {
  Screened world;
  ASSERT_TRUE(world.say(world.member, "Esto es un timo."));
  ASSERT_TRUE(world.say(world.member, "Esto no lo es."));
  const auto done = world.community.screening.rehearse(world.admin, {"timo", WordAction::block});
  ASSERT_TRUE(done);
  EXPECT_EQ(done->examined, 3);
  EXPECT_EQ(done->met, 1);
  EXPECT_EQ(done->samples.front().excerpt, "Esto es un timo.");
  EXPECT_TRUE(world.community.screening.words(world.admin)->empty());
}

TEST(Rehearsal, LooksThirtyDaysBack) {
  Screened world;
  ASSERT_TRUE(world.say(world.member, "Esto es un timo."));
  world.clock.advance(std::chrono::days{30});
  EXPECT_EQ(world.community.screening.rehearse(world.admin, {"timo", WordAction::block})->met, 1);
  world.clock.advance(std::chrono::microseconds{1});
  EXPECT_EQ(world.community.screening.rehearse(world.admin, {"timo", WordAction::block})->met, 0);
}

TEST(WatchedWords, AreForWhoManagesSpaces) {
  Screened world;
  auto& screening = world.community.screening;
  EXPECT_TRUE(fails_with(Kind::forbidden, screening.words(world.mod)));
  EXPECT_TRUE(fails_with(Kind::forbidden, screening.save(world.mod, {"x1", WordAction::block})));
  EXPECT_TRUE(fails_with(Kind::forbidden, screening.rehearse(world.mod, {})));
  EXPECT_TRUE(fails_with(Kind::invalid, screening.save(world.admin, {"!", WordAction::block})));
}

TEST(WatchedWords, AreTriedBeforeTheyAreSaved) {
  Screened world;
  world.watch("caca", WordAction::censor);
  const auto tried = world.community.screening.test(world.admin, "Caca y timo.",
                                                    NewWatchedWord{"timo", WordAction::block});
  EXPECT_EQ(tried->action, WordAction::block);
  EXPECT_EQ(tried->words, (std::vector<std::string>{"caca", "timo"}));
  EXPECT_EQ(tried->shown, "■■■ y timo.");
}

TEST(LocalRule, TellsAdvertisingFromQuestions) {
  const LocalRule rule;
  EXPECT_LT(rule.score({"", "¿Cómo cambio el PIN de la tarjeta desde la aplicación del móvil?", 0}),
            spam_score);
  EXPECT_LT(rule.score({"", "Lo explican muy bien en esta página del banco, mirad ahí.", 1}),
            spam_score);
  EXPECT_GE(rule.score({"", "COMPRA AHORA BARATO!!! GRATIS!!! aquí", 3}), spam_score);
}

}  // namespace
}  // namespace coloquio::community

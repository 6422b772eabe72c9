// SPDX-License-Identifier: Apache-2.0
//
// A real server on a free port, asked over a socket of our own: what is checked is what goes over the wire, and none of
// the server's library has a say in it.
#include "serve/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "base/strings.h"
#include "support/json.h"

namespace entente {
namespace {

using testing::Json;
using testing::JsonParser;

constexpr std::string_view kPage =
    "<!doctype html><title>t</title><button>Read</button><script>document.title = 'ran';</script>";

struct Reply {
  int status = 0;
  std::string head, body;
  std::string header(std::string_view name) const {
    for (std::string_view line : split(head, '\n')) {
      const std::size_t colon = line.find(':');
      if (colon != std::string_view::npos && equals_ignoring_case(line.substr(0, colon), name)) {
        return std::string(trim(line.substr(colon + 1)));
      }
    }
    return {};
  }
  Json json() const { return JsonParser::parse(body).value_or(Json{}); }
};

Reply ask_raw(int port, const std::string& request) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  Reply reply;
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    // The answer to a body that is too long may come while it is still being sent.
    std::thread sender([&] {
      for (std::size_t sent = 0; sent < request.size();) {
        const ssize_t n = ::send(fd, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
        if (n <= 0) break;
        sent += static_cast<std::size_t>(n);
      }
    });
    std::string all;
    char buffer[1 << 14];
    for (ssize_t n; (n = ::recv(fd, buffer, sizeof buffer, 0)) > 0;) all.append(buffer, static_cast<std::size_t>(n));
    sender.join();
    const std::size_t blank = all.find("\r\n\r\n");
    if (all.starts_with("HTTP/1.1 ") && blank != std::string::npos) {
      reply = {std::atoi(all.c_str() + 9), all.substr(0, blank), all.substr(blank + 4)};
    }
  }
  ::close(fd);
  return reply;
}

std::string host_line(int port) { return "Host: 127.0.0.1:" + std::to_string(port) + "\r\nConnection: close\r\n"; }

Reply get(int port, const std::string& path, const std::string& more = {}) {
  return ask_raw(port, "GET " + path + " HTTP/1.1\r\n" + host_line(port) + more + "\r\n");
}

Reply post(int port, const std::string& path, const std::string& body, const std::string& more = {}) {
  return ask_raw(port, "POST " + path + " HTTP/1.1\r\n" + host_line(port) + more + "Content-Type: text/plain\r\n" +
                           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

std::string echo(std::string text) { return "{\"type\":\"document\",\"bytes\":" + std::to_string(text.size()) + "}\n"; }

Server start(ServeOptions options = {}, CodeText code_text = echo) {
  options.port = 0;
  Result<Server> server = Server::start(std::move(options), kPage, std::move(code_text));
  if (!server) throw std::runtime_error(describe(server.error()));  // fails the test
  return *std::move(server);
}

TEST(Server, GivesThePageUnderAPolicyThatRunsOnlyItsOwnScript) {
  const Server server = start();
  const Reply reply = get(server.port(), "/");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, kPage);
  EXPECT_EQ(reply.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(reply.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(reply.header("Cache-Control"), "no-store");
  const std::string policy = reply.header("Content-Security-Policy");
  EXPECT_TRUE(policy.starts_with("default-src 'none'; script-src 'sha256-")) << policy;
  EXPECT_EQ(policy.find("script-src 'unsafe-inline'"), std::string::npos);
  EXPECT_EQ(server.url(), "http://127.0.0.1:" + std::to_string(server.port()) + "/");
}

// The hash is `printf "…" | openssl dgst -sha256 -binary | base64`.
TEST(Policy, NamesEachScriptByItsHash) {
  const std::string policy = serve::content_policy("<script>alert('Hello, world.');</script> <script></script>");
  EXPECT_NE(policy.find("script-src 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=' "
                        "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';"),
            std::string::npos)
      << policy;
  EXPECT_NE(serve::content_policy("<p>no script").find("script-src 'none';"), std::string::npos);
  EXPECT_NE(serve::content_policy("<script>never closed").find("script-src 'none';"), std::string::npos);
}

TEST(Server, GivesWhatTheCoderGave) {
  std::string seen;
  const Server server = start({}, [&](std::string text) { return seen = std::move(text), std::string("{\"a\":1}\n"); });
  const std::string text = "Café talks in Bogotá.\n<script>alert(1)</script>";
  const Reply reply = post(server.port(), "/api/code", text);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(seen, text);
  EXPECT_EQ(reply.body, "{\"a\":1}\n");
}

TEST(Server, NeverCallsATextHtml) {
  const Server server = start({}, [](std::string text) { return text + "\n"; });
  const Reply reply = post(server.port(), "/api/code", "<script>alert(1)</script>");
  EXPECT_EQ(reply.header("Content-Type"), "application/x-ndjson");
  EXPECT_EQ(reply.header("X-Content-Type-Options"), "nosniff");
  EXPECT_TRUE(reply.header("Content-Security-Policy").starts_with("default-src 'none'"));
  const Reply lost = get(server.port(), "/%3Cscript%3Ealert(1)%3C/script%3E");
  EXPECT_EQ(lost.header("Content-Type"), "application/json");
  EXPECT_EQ(lost.body.find("<script>"), std::string::npos);
}

TEST(Server, SaysInJsonWhatIsWrong) {
  const Server server = start();
  const auto expect_failure = [](const Reply& reply, int status) {
    EXPECT_EQ(reply.status, status) << reply.body;
    EXPECT_EQ(reply.header("Content-Type"), "application/json");
    EXPECT_FALSE(reply.json()["error"].text.empty()) << reply.body;
  };
  expect_failure(get(server.port(), "/nowhere"), 404);
  expect_failure(get(server.port(), "/../etc/passwd"), 404);
  expect_failure(get(server.port(), "/api/code"), 404);
  expect_failure(post(server.port(), "/", "x"), 404);
  expect_failure(post(server.port(), "/api/code", " \n"), 400);
  expect_failure(ask_raw(server.port(), "DELETE /api/code HTTP/1.1\r\n" + host_line(server.port()) + "\r\n"), 405);
  for (const char* path : {"/api/documents", "/api/document?id=a", "/api/search?q=rice"}) {
    expect_failure(get(server.port(), path), 404);
  }
}

TEST(Server, GivesAnswersWholeAndOnce) {
  const Server server = start();
  const Reply reply = get(server.port(), "/", "Range: bytes=0-,0-,0-\r\n");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, kPage);
}

TEST(Server, RefusesWhatIsTooLong) {
  std::atomic<int> coded = 0;
  const Server server = start({.max_body_bytes = 1000}, [&](std::string text) { return ++coded, echo(text); });
  EXPECT_EQ(post(server.port(), "/api/code", std::string(1000, 'a')).status, 200);
  const Reply reply = post(server.port(), "/api/code", std::string(1001, 'a'));
  EXPECT_EQ(reply.status, 413);
  EXPECT_FALSE(reply.json()["error"].text.empty()) << reply.body;
  EXPECT_EQ(coded, 1);
}

TEST(Server, RefusesFourMebibytesAndOne) {
  const Server server = start();
  EXPECT_EQ(post(server.port(), "/api/code", std::string((4u << 20) + 1, 'a')).status, 413);
}

// A body whose length is not announced is counted as it comes.
TEST(Server, CountsABodyThatComesInPieces) {
  const Server server = start({.max_body_bytes = 1000});
  const auto in_pieces = [&](int pieces) {
    std::string request =
        "POST /api/code HTTP/1.1\r\n" + host_line(server.port()) + "Transfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < pieces; ++i) request += "64\r\n" + std::string(100, 'a') + "\r\n";
    return ask_raw(server.port(), request + "0\r\n\r\n");
  };
  EXPECT_EQ(in_pieces(10).body, "{\"type\":\"document\",\"bytes\":1000}\n");
  EXPECT_EQ(in_pieces(11).status, 413);
}

TEST(Server, SharesItsPortWithNobody) {
  Server first = start();
  const auto second = Server::start({.port = first.port()}, kPage, echo);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::system);
  EXPECT_NE(second.error().message.find(std::to_string(first.port())), std::string::npos) << second.error().message;
  const int port = first.port();
  first.stop();
  first.stop();
  const auto third = Server::start({.port = port}, kPage, echo);
  ASSERT_TRUE(third.ok()) << third.error().message;
  EXPECT_EQ(get(port, "/").status, 200);
}

TEST(Server, AnswersOnlyToThisMachinesNamesAndItsOwnPage) {
  const Server server = start();
  const auto with = [&](const std::string& host, const std::string& more = {}) {
    return ask_raw(server.port(), "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + more + "\r\n")
        .status;
  };
  EXPECT_EQ(with("localhost:8080"), 200);
  EXPECT_EQ(with("[::1]"), 200);
  EXPECT_EQ(with("example.org"), 403);
  EXPECT_EQ(with("127.example.org"), 403);
  EXPECT_EQ(with("localhost", "Origin: http://localhost\r\n"), 200);
  EXPECT_EQ(with("localhost", "Origin: http://example.org\r\n"), 403);
  EXPECT_EQ(with("localhost", "Origin: null\r\n"), 403);
}

TEST(Server, OutlivesACoderThatThrows) {
  const Server server = start({}, [](std::string) -> std::string { throw std::runtime_error("broken"); });
  EXPECT_EQ(post(server.port(), "/api/code", "text").status, 500);
  EXPECT_EQ(get(server.port(), "/").status, 200);
}

TEST(Server, AnswersManyAtOnce) {
  const Server server = start();
  std::atomic<int> good = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 16; ++i) {
    clients.emplace_back([&, i] {
      for (int k = 0; k < 20; ++k) {
        const std::string text(static_cast<std::size_t>(1 + i * 20 + k), 'a');
        good += post(server.port(), "/api/code", text).body == echo(text);
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(good, 320);
}

// A store with one document and one claim in it, gone when the test is over.
class StoredDocuments : public ::testing::Test {
 protected:
  StoredDocuments() {
    std::string name = (std::filesystem::temp_directory_path() / "entente_serve_XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    path_ = folder_ + "/entente.db";
    auto store = Store::open(path_);
    Document document;
    document.id = "r1";
    document.title = "Rice for Cuba";
    document.text = "Observers say <b>rice</b> from Hanoi may come late.";
    document.sha256 = std::string(64, '0');
    Ledger ledger;
    Claim claim;
    claim.id = "r1:k1";
    claim.by = "Observers";
    claim.evidence.push_back({0, 9});
    ledger.claims.push_back(claim);
    if (!store || !store->add(document, ledger)) throw std::runtime_error("no store");
  }
  ~StoredDocuments() override { std::filesystem::remove_all(folder_); }
  std::string folder_, path_;
};

TEST_F(StoredDocuments, AreListedGivenAndFound) {
  const Server server = start({.store_path = path_});
  const Json list = get(server.port(), "/api/documents").json();
  ASSERT_EQ(list["documents"].items.size(), 1u);
  EXPECT_EQ(list["documents"].items[0]["id"].text, "r1");
  EXPECT_EQ(list["documents"].items[0]["title"].text, "Rice for Cuba");
  EXPECT_EQ(list["total"].number, 1);
  EXPECT_TRUE(get(server.port(), "/api/documents?offset=1").json()["documents"].items.empty());
  EXPECT_EQ(get(server.port(), "/api/documents?limit=-1&offset=x").json()["documents"].items.size(), 1u);

  const Json one = get(server.port(), "/api/document?id=r1").json();
  EXPECT_EQ(one["text"].text, "Observers say <b>rice</b> from Hanoi may come late.");
  ASSERT_EQ(one["records"].items.size(), 2u);
  EXPECT_EQ(one["records"].items[0]["type"].text, "document");
  EXPECT_EQ(one["records"].items[1]["type"].text, "claim");
  EXPECT_EQ(one["records"].items[1]["by"].text, "Observers");

  const Json found = get(server.port(), "/api/search?q=rice").json();
  ASSERT_EQ(found["hits"].items.size(), 1u);
  EXPECT_EQ(found["hits"].items[0]["id"].text, "r1");
  bool marked = false;
  for (const Json& part : found["hits"].items[0]["snippet"].items)
    marked |= part["hit"].truth && part["text"].text == "rice";
  EXPECT_TRUE(marked);
  EXPECT_TRUE(get(server.port(), "/api/search?q=wheat").json()["hits"].items.empty());
}

TEST_F(StoredDocuments, ThatAreNotThereAreSaidSo) {
  const Server server = start({.store_path = path_});
  EXPECT_EQ(get(server.port(), "/api/document?id=r2").status, 404);
  EXPECT_EQ(get(server.port(), "/api/document").status, 400);
  EXPECT_EQ(get(server.port(), "/api/search?q=").status, 400);
  EXPECT_EQ(get(server.port(), "/api/search?q=%22%27;DROP").status, 200);
  EXPECT_EQ(get(server.port(), "/api/search?q=" + std::string(1001, 'a')).status, 400);
  const auto none = Server::start({.port = 0, .store_path = folder_ + "/none.db"}, kPage, echo);
  EXPECT_FALSE(none.ok());
}

}  // namespace
}  // namespace entente
